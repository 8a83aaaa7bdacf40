package io.netlapse.service.mutes;

import io.netlapse.service.json.JsonFields;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.time.Deadline;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mute that somebody wants; what is null does not narrow, and something does.
 *
 * @param rule only findings of this rule
 * @param cluster only findings on nodes of this cluster
 * @param node only findings on this node of the cluster
 * @param subject only findings about this, to the letter
 * @param reason why, 1 to 1,000 characters
 * @param until at most a year from now
 */
record MuteOrder(
    @Nullable String rule,
    @Nullable String cluster,
    @Nullable String node,
    @Nullable String subject,
    String reason,
    Instant until) {

  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_SUBJECT = 1_000;

  /** What is muted for longer is forgotten. */
  private static final Deadline.Bounds LONGEST =
      new Deadline.Bounds(Duration.ofDays(366), "a year", "+7d");

  /**
   * Reads {@code {"rule"?,"cluster"?,"node"?,"subject"?,"reason","until"}}.
   *
   * @param isRule whether there is a rule of an id
   * @throws ProblemException 422 with every fault
   */
  static MuteOrder of(JsonFields fields, Predicate<String> isRule, Instant now) {
    String rule = fields.optionalText("rule");
    if (rule != null && !isRule.test(rule)) {
      fields.fault("rule", "there is no rule of this id: GET /api/v1/rules lists them");
    }
    String cluster = fields.optional("cluster", text -> NodeId.requireName("cluster", text));
    String node = fields.optional("node", text -> NodeId.requireName("node", text));
    if (node != null && cluster == null) {
      fields.fault("cluster", "a node is muted together with its cluster's name");
    }
    String subject = fields.optionalText("subject");
    if (subject != null && (subject.isBlank() || subject.length() > LONGEST_SUBJECT)) {
      fields.fault("subject", "it has 1 to %d characters".formatted(LONGEST_SUBJECT));
    }
    String reason = fields.text("reason");
    if (fields.has("reason") && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
      fields.fault("reason", "it has 1 to %d characters".formatted(LONGEST_REASON));
    }
    Instant until = Deadline.of(fields, "until", LONGEST, now);
    fields.refuseOthers();
    if (Stream.of(rule, cluster, node, subject).allMatch(part -> part == null)) {
      fields.fault("rule", "name a rule, a cluster, a node or a subject: not everything is muted");
    }
    fields.check();
    return new MuteOrder(rule, cluster, node, subject, reason, until);
  }
}
