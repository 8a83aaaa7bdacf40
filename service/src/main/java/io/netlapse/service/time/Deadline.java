package io.netlapse.service.time;

import io.netlapse.service.json.JsonFields;
import io.netlapse.service.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;

/** A time ahead in a field that a client sent: until then something holds. */
public final class Deadline {

  private Deadline() {}

  /**
   * How far ahead a deadline may lie.
   *
   * @param longest from now
   * @param words the same for people, such as {@code a year}
   * @param example what a client may write, such as {@code +7d}
   */
  public record Bounds(Duration longest, String words, String example) {}

  /**
   * Reads a field as {@link TimeText} has it. That it is missing, no time, past or too far ahead is
   * a fault, and reads as now.
   */
  public static Instant of(JsonFields fields, String name, Bounds bounds, Instant now) {
    String text = fields.text(name);
    if (text.isEmpty()) {
      return now;
    }
    try {
      Instant until = TimeText.parse(name, text, now);
      if (until.isAfter(now) && !until.isAfter(now.plus(bounds.longest))) {
        return until;
      }
      fields.fault(
          name, "it lies ahead, by %s at most, such as %s".formatted(bounds.words, bounds.example));
    } catch (ProblemException e) {
      fields.fault(name, "write 2026-12-24T10:00:00Z, +2h or +7d");
    }
    return now;
  }
}
