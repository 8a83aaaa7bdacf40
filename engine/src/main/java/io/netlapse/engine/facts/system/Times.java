package io.netlapse.engine.facts.system;

import io.netlapse.spi.system.LoggedTime;
import java.util.Optional;

/** Times in logs. A text of the right shape may still be no time: a 25th hour. */
final class Times {

  private Times() {}

  /** A date and a time of day whose zone the log does not tell. */
  static Optional<LoggedTime> local(String date, String time) {
    return parse(date + "T" + time);
  }

  /** A text in the shape that {@link LoggedTime#parse} reads. */
  static Optional<LoggedTime> parse(String text) {
    try {
      return Optional.of(LoggedTime.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
