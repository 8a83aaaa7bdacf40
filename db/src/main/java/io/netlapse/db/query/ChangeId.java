package io.netlapse.db.query;

import io.netlapse.db.Columns;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes a change itself: the lifetime that began with it, or, where none did, the one that
 * ended. It stays the same while history does, whoever derives it and however often.
 *
 * @param gone whether it names a lifetime that ended
 * @param clusterId the cluster
 * @param nodeId the node
 * @param factId the fact
 * @param occurrence which of equal ones
 * @param firstAt the instant of the lifetime's first observation
 * @param firstMoment its moment
 */
public record ChangeId(
    boolean gone,
    long clusterId,
    long nodeId,
    long factId,
    int occurrence,
    Instant firstAt,
    int firstMoment) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "([ag])-(\\d{1,18})-(\\d{1,18})-(\\d{1,18})-(\\d{1,9})-(\\d{1,18})-(\\d{1,9})");

  /** As the API shows it. */
  public String text() {
    return "%s-%d-%d-%d-%d-%d-%d"
        .formatted(
            gone ? "g" : "a",
            clusterId,
            nodeId,
            factId,
            occurrence,
            Columns.micros(firstAt),
            firstMoment);
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static ChangeId ofText(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("this is not the id of a change");
    }
    return new ChangeId(
        parts.group(1).equals("g"),
        Long.parseLong(parts.group(2)),
        Long.parseLong(parts.group(3)),
        Long.parseLong(parts.group(4)),
        Integer.parseInt(parts.group(5)),
        Columns.ofMicros(Long.parseLong(parts.group(6))),
        Integer.parseInt(parts.group(7)));
  }
}
