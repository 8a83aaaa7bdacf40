package io.netlapse.engine.diagnostics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For how long the latest look at another node is believed.
 *
 * @param age the age beyond which another node's state is unknown; null for none: a fact that is
 *     not known to have gone is believed for ever
 */
public record Belief(@Nullable Duration age) {

  /** The latest state is believed, however old. For replays, and the default. */
  public static final Belief OF_ANY_AGE = new Belief(null);

  /** Whether the latest look, at an instant, shows the fact. */
  boolean holds(SeenLifetime life, Instant instant) {
    return life.stateAt(instant) && !tooOld(life, instant);
  }

  /** Whether the fact may be otherwise than the latest look shows. */
  boolean isDoubtful(SeenLifetime life, Instant instant) {
    return life.uncertainAt(instant) || (life.stateAt(instant) && tooOld(life, instant));
  }

  private boolean tooOld(SeenLifetime life, Instant instant) {
    return age != null && life.lifetime().last().at().plus(age).isBefore(instant);
  }
}
