package io.netlapse.service.state;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.service.shape.CoverageShape;
import io.netlapse.service.shape.EvidenceShape;
import io.netlapse.service.shape.FactShape;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a node at an instant.
 *
 * @param items the facts that the last look at each of them saw, by canonical form
 * @param next the cursor of the next page; null on the last one
 * @param at the instant
 * @param coverage how often the node was looked at in the day before it
 */
@Serdeable
record StateAnswer(List<Item> items, @Nullable String next, Instant at, CoverageShape coverage) {

  /**
   * A fact of the state.
   *
   * @param fact the fact
   * @param ageSeconds how long before the instant the last look was that covers it
   * @param evidence the line that says so
   */
  @Serdeable
  record Item(FactShape fact, long ageSeconds, EvidenceShape evidence) {}
}
