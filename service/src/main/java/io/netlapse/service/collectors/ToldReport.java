package io.netlapse.service.collectors;

import io.netlapse.db.query.CollectorReports;
import io.netlapse.service.json.JsonFields;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.time.TimeText;
import io.netlapse.spi.snapshot.NodeId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a collector says of itself.
 *
 * @param report how it fares
 * @param targets the nodes that it is to capture, each once
 * @param gaps what it lost, each id once
 */
record ToldReport(
    CollectorReports.Report report,
    List<CollectorReports.Target> targets,
    List<CollectorReports.Gap> gaps) {

  private static final Set<String> REASONS =
      Set.of("size", "age", "damaged", "refused", "unwritten");
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_ID = 64;

  /** Beyond a thousand years, and exactly what a double holds. */
  private static final double MOST = 1L << 53;

  /**
   * Reads the body of a report.
   *
   * @param receivedAt when it arrived
   * @throws ProblemException 422 with every fault
   */
  static ToldReport of(JsonFields fields, CollectorReports.Key key, Instant receivedAt) {
    Instant reportedAt = instant(fields, "reportedAt");
    CollectorReports.Report report =
        new CollectorReports.Report(
            key,
            reportedAt == null ? missing(fields, "reportedAt", receivedAt) : reportedAt,
            receivedAt,
            cut(fields.text("version")),
            number(fields, "periodSeconds", 1),
            instant(fields, "lastRunAt"),
            number(fields, "lastRunMillis", 0),
            optionalCut(fields, "lastRunError"),
            instant(fields, "lastSuccessAt"),
            instant(fields, "watchSince"),
            optionalCut(fields, "watchError"),
            count(fields, "spoolFiles"),
            count(fields, "spoolBytes"),
            instant(fields, "spoolOldestAt"),
            count(fields, "damaged"),
            count(fields, "refused"));
    List<CollectorReports.Target> targets =
        fields.objects("targets").stream().map(ToldReport::target).toList();
    List<CollectorReports.Gap> gaps =
        fields.objects("gaps").stream().map(each -> gap(each, receivedAt)).toList();
    fields.refuseOthers();
    requireOnce(fields, "targets", targets.stream().map(CollectorReports.Target::node));
    requireOnce(fields, "gaps", gaps.stream().map(CollectorReports.Gap::id));
    fields.check();
    return new ToldReport(report, targets, gaps);
  }

  /** The nodes that it speaks of. */
  Stream<String> nodes() {
    return Stream.concat(
        targets.stream().map(CollectorReports.Target::node),
        gaps.stream().flatMap(gap -> Stream.ofNullable(gap.node())));
  }

  private static CollectorReports.Target target(JsonFields fields) {
    String node = fields.optional("node", text -> NodeId.requireName("node", text));
    if (!fields.has("node")) {
      fields.fault("node", "it is missing");
    }
    CollectorReports.Target target =
        new CollectorReports.Target(
            node == null ? "" : node,
            instant(fields, "capturedAt"),
            number(fields, "capturedMillis", 0),
            instant(fields, "deliveredAt"),
            optionalCut(fields, "error"));
    fields.refuseOthers();
    return target;
  }

  private static CollectorReports.Gap gap(JsonFields fields, Instant receivedAt) {
    String id = fields.text("id");
    if (id.length() > LONGEST_ID) {
      fields.fault("id", "it has 1 to %d characters".formatted(LONGEST_ID));
    }
    Instant from = instant(fields, "from");
    Instant until = instant(fields, "until");
    if (from == null || until == null || until.isBefore(from)) {
      fields.fault("until", "'from' and 'until' are times, in order");
    }
    Long captures = number(fields, "captures", 1);
    if (captures == null) {
      fields.fault("captures", "it is missing");
    }
    String why = fields.text("why");
    if (!REASONS.contains(why)) {
      fields.fault("why", "it is one of size, age, damaged, refused, unwritten");
    }
    CollectorReports.Gap gap =
        new CollectorReports.Gap(
            id,
            fields.optional("node", text -> NodeId.requireName("node", text)),
            from == null ? receivedAt : from,
            until == null ? receivedAt : until,
            captures == null ? 1 : captures,
            why);
    fields.refuseOthers();
    return gap;
  }

  private static Instant missing(JsonFields fields, String name, Instant instead) {
    fields.fault(name, "it is missing");
    return instead;
  }

  private static @Nullable Instant instant(JsonFields fields, String name) {
    return fields.optional(
        name,
        text -> {
          try {
            Instant instant = Instant.parse(text);
            if (TimeText.isTaken(instant)) {
              return instant;
            }
          } catch (DateTimeException e) {
            // Falls through: the message is the same for each way to be wrong.
          }
          throw new IllegalArgumentException(
              "write a time between 1970 and 9999, such as 2026-11-21T11:40:00Z");
        });
  }

  private static @Nullable Long number(JsonFields fields, String name, long least) {
    Double value = fields.optionalNumber(name);
    if (value == null) {
      return null;
    }
    if (value < least || value > MOST || value != Math.rint(value)) {
      fields.fault(name, "a whole number from %d on is expected".formatted(least));
      return least;
    }
    return value.longValue();
  }

  private static long count(JsonFields fields, String name) {
    Long value = number(fields, name, 0);
    return value == null ? 0 : value;
  }

  private static @Nullable String optionalCut(JsonFields fields, String name) {
    String text = fields.optionalText(name);
    return text == null ? null : cut(text);
  }

  /** PostgreSQL keeps no NUL; an error as long as a novel helps nobody. */
  private static String cut(String text) {
    String plain = text.replace('\0', ' ');
    return plain.length() > LONGEST_TEXT ? plain.substring(0, LONGEST_TEXT) : plain;
  }

  private static void requireOnce(JsonFields fields, String name, Stream<String> ids) {
    Set<String> seen = new HashSet<>();
    ids.filter(id -> !id.isEmpty() && !seen.add(id))
        .findFirst()
        .ifPresent(id -> fields.fault(name, "'%s' stands there twice".formatted(id)));
  }
}
