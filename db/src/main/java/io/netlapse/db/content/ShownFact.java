package io.netlapse.db.content;

import io.netlapse.engine.history.NumberedFact;
import io.netlapse.spi.fact.Span;
import java.util.List;

/**
 * A fact that a content shows.
 *
 * @param fact which, and the how-manieth of equal ones
 * @param spans where it stands in the output
 */
public record ShownFact(NumberedFact fact, List<Span> spans) {

  /** Copies the spans. */
  public ShownFact {
    spans = List.copyOf(spans);
  }
}
