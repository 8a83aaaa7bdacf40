package io.netlapse.service.suspects;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.engine.correlation.Certainty;
import io.netlapse.engine.correlation.Suspect;
import io.netlapse.service.shape.EventShape;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event as a possible cause.
 *
 * @param event the event
 * @param order whether it was before, may have been, or was after
 * @param lagSeconds the median time from such an event to such a change, over the nodes on which it
 *     followed; null where it followed on none
 * @param score 0 to 1, for the order among suspects of one change only
 * @param certainty likely, plausible or weak
 * @param reasons what speaks for it and against, in sentences
 * @param followedOn nodes on which such an event was followed by such a change
 * @param notFollowedOn nodes on which it was not
 */
@Serdeable
record SuspectShape(
    EventShape event,
    String order,
    @Nullable Long lagSeconds,
    double score,
    String certainty,
    List<String> reasons,
    List<String> followedOn,
    List<String> notFollowedOn) {

  static SuspectShape of(Suspect suspect, EventShape event) {
    Duration lag = suspect.typicalLag();
    return new SuspectShape(
        event,
        suspect.order().name().toLowerCase(Locale.ROOT),
        lag == null ? null : lag.toSeconds(),
        suspect.score(),
        word(suspect.certainty()),
        suspect.reasons(),
        suspect.followedOn(),
        suspect.notFollowedOn());
  }

  /** What came after is listed with its reason; it is as weak as a suspect can be. */
  private static String word(Certainty certainty) {
    return switch (certainty) {
      case LIKELY -> "likely";
      case POSSIBLE -> "plausible";
      case WEAK, EXCLUDED -> "weak";
    };
  }
}
