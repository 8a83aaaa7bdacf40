package io.netlapse.service.collectors;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.query.CollectorReports;
import io.netlapse.service.json.JsonReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A collector as the API shows it: its last report.
 *
 * @param receivedAt when that arrived, by our clock; every other instant is by its own
 * @param watchSince since when it notices changes, or does not; null for a schedule alone
 * @param watchError why it does not; null where it does
 * @param targets how many nodes it is to capture
 * @param failing the first 100 whose last capture or delivery failed: node and error
 * @param gaps the latest 100 losses
 */
@Serdeable
record CollectorAnswer(
    String cluster,
    String collector,
    String instance,
    Instant reportedAt,
    Instant receivedAt,
    String version,
    @Nullable Long periodSeconds,
    @Nullable Instant lastRunAt,
    @Nullable Long lastRunMillis,
    @Nullable String lastRunError,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant watchSince,
    @Nullable String watchError,
    long spoolFiles,
    long spoolBytes,
    @Nullable Instant spoolOldestAt,
    long damaged,
    long refused,
    long targets,
    JsonNode failing,
    JsonNode gaps) {

  static CollectorAnswer of(CollectorReports.Row row, JsonReader json) {
    CollectorReports.Report report = row.report();
    return new CollectorAnswer(
        report.key().cluster(),
        report.key().collector(),
        report.key().instance(),
        report.reportedAt(),
        report.receivedAt(),
        report.version(),
        report.periodSeconds(),
        report.lastRunAt(),
        report.lastRunMillis(),
        report.lastRunError(),
        report.lastSuccessAt(),
        report.watchSince(),
        report.watchError(),
        report.spoolFiles(),
        report.spoolBytes(),
        report.spoolOldestAt(),
        report.damaged(),
        report.refused(),
        row.targets(),
        json.stored(row.failing()),
        json.stored(row.gaps()));
  }
}
