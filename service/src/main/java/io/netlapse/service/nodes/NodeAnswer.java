package io.netlapse.service.nodes;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.query.NodesAwaited;
import io.netlapse.db.query.NodesNow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node as the API shows it.
 *
 * @param cluster its cluster
 * @param node its name
 * @param state fresh, late, silent or never
 * @param lastCapturedAt the instant of its latest snapshot, by its clock; null if there is none
 * @param lastReceivedAt when it was last heard of, by ours; null if it never was
 * @param expectedPeriodSeconds how often it is expected to speak
 * @param clockOffsetMillis our clock minus its, as last measured; null if it never was
 * @param bootId as its latest snapshot says; null where it was not told
 * @param machineId as its latest snapshot says; null where it was not told
 * @param findings how many findings are open
 */
@Serdeable
record NodeAnswer(
    String cluster,
    String node,
    String state,
    @Nullable Instant lastCapturedAt,
    @Nullable Instant lastReceivedAt,
    long expectedPeriodSeconds,
    @Nullable Long clockOffsetMillis,
    @Nullable String bootId,
    @Nullable String machineId,
    Counts findings) {

  /** Open findings by severity. */
  @Serdeable
  record Counts(long critical, long warning, long info) {}

  /**
   * Of a row.
   *
   * @param expected how often every node is expected to speak; null to take the node's own habit
   */
  static NodeAnswer of(NodesNow.Row row, @Nullable Duration expected, Instant now) {
    Duration period = NodePulse.period(row, expected);
    return new NodeAnswer(
        row.cluster(),
        row.node(),
        NodePulse.of(row.lastReceived(), period, now).word(),
        row.lastCaptured(),
        row.lastReceived(),
        period.toSeconds(),
        row.clockOffsetMillis(),
        row.bootId(),
        row.machineId(),
        new Counts(row.critical(), row.warning(), row.info()));
  }

  /** Of one that never arrived. */
  static NodeAnswer of(NodesAwaited.Row row) {
    Duration period = row.period() == null ? NodePulse.USUAL : row.period();
    return new NodeAnswer(
        row.cluster(),
        row.node(),
        NodePulse.NEVER.word(),
        null,
        null,
        period.toSeconds(),
        null,
        null,
        null,
        new Counts(0, 0, 0));
  }
}
