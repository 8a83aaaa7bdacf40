package io.netlapse.engine.history;

import java.util.List;

/**
 * What one observation changed.
 *
 * @param ended the lifetimes that it ended, in order
 * @param begun the lifetimes that it began, in order
 */
public record Step(List<Lifetime> ended, List<Lifetime> begun) {

  /** Copies both. */
  public Step {
    ended = List.copyOf(ended);
    begun = List.copyOf(begun);
  }

  /** Whether it changed nothing. */
  public boolean isEmpty() {
    return ended.isEmpty() && begun.isEmpty();
  }
}
