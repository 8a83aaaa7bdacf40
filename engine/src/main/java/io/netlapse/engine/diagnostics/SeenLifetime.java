package io.netlapse.engine.diagnostics;

import io.netlapse.engine.history.Lifetime;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.SeenFact;
import java.time.Instant;

/**
 * A lifetime of a fact, and a line that said so.
 *
 * @param lifetime the lifetime
 * @param seen the fact with where it was read, best at the lifetime's last observation; made once,
 *     for it is asked of each state in which the fact was there
 */
public record SeenLifetime(Lifetime lifetime, SeenFact seen) {

  /**
   * A lifetime.
   *
   * @param evidence where the fact was read
   */
  public SeenLifetime(Lifetime lifetime, Evidence evidence) {
    this(lifetime, new SeenFact(lifetime.fact().fact(), evidence));
  }

  /** Where the fact was read. */
  public Evidence evidence() {
    return seen.evidence();
  }

  /** Whether the fact is part of the node's state, counting observations by their instants. */
  boolean stateAt(Instant instant) {
    return !lifetime.first().at().isAfter(instant) && !goneAt(instant);
  }

  /**
   * Whether nobody can know if the node had the fact: between an observation that does not see it
   * and one that does, or before the first look. A lifetime that did not end goes on.
   */
  boolean uncertainAt(Instant instant) {
    if (lifetime.first().at().isAfter(instant)) {
      return lifetime.prev() == null || lifetime.prev().at().isBefore(instant);
    }
    return lifetime.gone() != null && lifetime.last().at().isBefore(instant) && !goneAt(instant);
  }

  private boolean goneAt(Instant instant) {
    return lifetime.gone() != null && !lifetime.gone().next().at().isAfter(instant);
  }
}
