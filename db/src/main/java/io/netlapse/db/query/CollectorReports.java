package io.netlapse.db.query;

import io.netlapse.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What collectors say of themselves: the last report of each. */
public final class CollectorReports {

  /** One statement, so that a report is there with its targets and gaps or not at all. */
  private static final NamedSql KEEP =
      NamedSql.of(
          """
          WITH report AS (
            INSERT INTO collector_reports AS r (cluster_name, collector, instance, reported_at,
              received_at, version, period_seconds, last_run_at, last_run_millis, last_run_error,
              last_success_at, watch_since, watch_error, spool_files, spool_bytes, spool_oldest_at, damaged, refused)
            VALUES (:cluster, :collector, :instance, :reportedAt, :receivedAt, :version,
              :periodSeconds::bigint, :lastRunAt::timestamptz, :lastRunMillis::bigint,
              :lastRunError::text, :lastSuccessAt::timestamptz, :watchSince::timestamptz,
              :watchError::text, :spoolFiles, :spoolBytes,
              :spoolOldestAt::timestamptz, :damaged, :refused)
            ON CONFLICT ON CONSTRAINT collector_reports_pk DO UPDATE SET
              reported_at = excluded.reported_at, received_at = excluded.received_at,
              version = excluded.version, period_seconds = excluded.period_seconds,
              last_run_at = excluded.last_run_at, last_run_millis = excluded.last_run_millis,
              last_run_error = excluded.last_run_error,
              last_success_at = coalesce(excluded.last_success_at, r.last_success_at),
              watch_since = excluded.watch_since, watch_error = excluded.watch_error,
              spool_files = excluded.spool_files, spool_bytes = excluded.spool_bytes,
              spool_oldest_at = excluded.spool_oldest_at, damaged = excluded.damaged,
              refused = excluded.refused),
          targets AS (
            INSERT INTO collector_targets AS t (cluster_name, node_name, collector, instance,
              received_at, captured_at, captured_millis, delivered_at, error)
            SELECT :cluster, u.node, :collector, :instance, :receivedAt,
              u.captured_at::timestamptz, u.captured_millis::bigint, u.delivered_at::timestamptz,
              u.error
            FROM unnest(:nodes::text[], :capturedAt::text[], :capturedMillis::text[],
              :deliveredAt::text[], :errors::text[])
              AS u (node, captured_at, captured_millis, delivered_at, error)
            ON CONFLICT ON CONSTRAINT collector_targets_pk DO UPDATE SET
              received_at = excluded.received_at,
              captured_at = coalesce(excluded.captured_at, t.captured_at),
              captured_millis = coalesce(excluded.captured_millis, t.captured_millis),
              delivered_at = coalesce(excluded.delivered_at, t.delivered_at),
              error = excluded.error),
          gone AS (
            DELETE FROM collector_targets
            WHERE cluster_name = :cluster AND collector = :collector AND instance = :instance
              AND received_at < :receivedAt::timestamptz - interval '7 days'
              AND node_name <> ALL (:nodes::text[]))
          INSERT INTO collection_gaps (cluster_name, collector, instance, gap_id, node_name,
            from_at, until_at, captures, why, received_at)
          SELECT :cluster, :collector, :instance, u.id, u.node, u.from_at::timestamptz,
            u.until_at::timestamptz, u.captures::bigint, u.why, :receivedAt
          FROM unnest(:gapIds::text[], :gapNodes::text[], :gapFrom::text[], :gapUntil::text[],
            :gapCaptures::text[], :gapWhy::text[])
            AS u (id, node, from_at, until_at, captures, why)
          ON CONFLICT ON CONSTRAINT collection_gaps_pk DO UPDATE SET
            from_at = excluded.from_at, until_at = excluded.until_at,
            captures = excluded.captures, received_at = excluded.received_at
          """);

  private static final NamedSql PAGE =
      NamedSql.of(
          """
          SELECT r.*,
            (SELECT count(*) FROM collector_targets t
              WHERE (t.cluster_name, t.collector, t.instance)
                = (r.cluster_name, r.collector, r.instance)) AS targets,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('node', f.node_name, 'error', f.error)
                ORDER BY f.node_name), '[]')::text
              FROM (SELECT * FROM collector_targets t
                WHERE (t.cluster_name, t.collector, t.instance)
                  = (r.cluster_name, r.collector, r.instance) AND t.error IS NOT NULL
                ORDER BY t.node_name LIMIT 100) f) AS failing,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('node', f.node_name, 'captures',
                f.captures, 'why', f.why,
                'from', (to_jsonb(f.from_at AT TIME ZONE 'UTC') #>> '{}') || 'Z',
                'until', (to_jsonb(f.until_at AT TIME ZONE 'UTC') #>> '{}') || 'Z')
                ORDER BY f.until_at DESC), '[]')::text
              FROM (SELECT * FROM collection_gaps g
                WHERE (g.cluster_name, g.collector, g.instance)
                  = (r.cluster_name, r.collector, r.instance)
                ORDER BY g.until_at DESC LIMIT 100) f) AS gaps
          FROM collector_reports r
          WHERE (:cluster::text IS NULL OR r.cluster_name = :cluster)
            AND (r.cluster_name COLLATE "C", r.collector COLLATE "C", r.instance COLLATE "C") > (
              :afterCluster COLLATE "C", :afterCollector COLLATE "C", :afterInstance COLLATE "C")
          ORDER BY r.cluster_name COLLATE "C", r.collector COLLATE "C", r.instance COLLATE "C"
          LIMIT :fetch
          """);

  private final Queries queries;

  /** Over a database. */
  public CollectorReports(Queries queries) {
    this.queries = queries;
  }

  /** Which collector: its cluster, its name, and which one of that name. */
  public record Key(String cluster, String collector, String instance) {}

  /**
   * How it fares, as its columns say.
   *
   * @param reportedAt by its clock
   * @param receivedAt by ours
   */
  public record Report(
      Key key,
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
      long refused) {}

  /** A node that it is to capture. */
  public record Target(
      String node,
      @Nullable Instant capturedAt,
      @Nullable Long capturedMillis,
      @Nullable Instant deliveredAt,
      @Nullable String error) {}

  /** Captures that it lost. */
  public record Gap(
      String id, @Nullable String node, Instant from, Instant until, long captures, String why) {}

  /**
   * A report as it is listed.
   *
   * @param targets how many nodes it is to capture
   * @param failing the first 100 whose last capture or delivery failed, as JSON
   * @param gaps the latest 100, as JSON
   */
  public record Row(Report report, long targets, String failing, String gaps) {}

  /** Keeps a report in the place of the last one; targets and gaps have each id once. */
  public void keep(Report report, List<Target> targets, List<Gap> gaps) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", report.key().cluster());
    values.put("collector", report.key().collector());
    values.put("instance", report.key().instance());
    values.put("reportedAt", report.reportedAt());
    values.put("receivedAt", report.receivedAt());
    values.put("version", report.version());
    values.put("periodSeconds", report.periodSeconds());
    values.put("lastRunAt", report.lastRunAt());
    values.put("lastRunMillis", report.lastRunMillis());
    values.put("lastRunError", report.lastRunError());
    values.put("lastSuccessAt", report.lastSuccessAt());
    values.put("watchSince", report.watchSince());
    values.put("watchError", report.watchError());
    values.put("spoolFiles", report.spoolFiles());
    values.put("spoolBytes", report.spoolBytes());
    values.put("spoolOldestAt", report.spoolOldestAt());
    values.put("damaged", report.damaged());
    values.put("refused", report.refused());
    values.put("nodes", texts(targets, Target::node));
    values.put("capturedAt", texts(targets, Target::capturedAt));
    values.put("capturedMillis", texts(targets, Target::capturedMillis));
    values.put("deliveredAt", texts(targets, Target::deliveredAt));
    values.put("errors", texts(targets, Target::error));
    values.put("gapIds", texts(gaps, Gap::id));
    values.put("gapNodes", texts(gaps, Gap::node));
    values.put("gapFrom", texts(gaps, Gap::from));
    values.put("gapUntil", texts(gaps, Gap::until));
    values.put("gapCaptures", texts(gaps, Gap::captures));
    values.put("gapWhy", texts(gaps, Gap::why));
    int _ = queries.update(KEEP, values); // how many gaps, and nobody asks
  }

  /**
   * Reports by cluster, collector and instance.
   *
   * @param cluster the only one; null for all
   * @param after the last one before; empty names for the first page
   */
  public List<Row> page(@Nullable String cluster, Key after, int fetch) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", cluster);
    values.put("afterCluster", after.cluster());
    values.put("afterCollector", after.collector());
    values.put("afterInstance", after.instance());
    values.put("fetch", fetch);
    return queries.list(PAGE, values, CollectorReports::row);
  }

  private static <T> List<@Nullable String> texts(
      List<T> rows, Function<T, @Nullable Object> column) {
    return rows.stream()
        .<@Nullable String>map(
            row -> {
              Object value = column.apply(row);
              return value == null ? null : value.toString();
            })
        .toList();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new Report(
            new Key(
                row.getString("cluster_name"),
                row.getString("collector"),
                row.getString("instance")),
            Columns.instant(row, "reported_at"),
            Columns.instant(row, "received_at"),
            row.getString("version"),
            Columns.longOrNull(row, "period_seconds"),
            Columns.instantOrNull(row, "last_run_at"),
            Columns.longOrNull(row, "last_run_millis"),
            row.getString("last_run_error"),
            Columns.instantOrNull(row, "last_success_at"),
            Columns.instantOrNull(row, "watch_since"),
            row.getString("watch_error"),
            row.getLong("spool_files"),
            row.getLong("spool_bytes"),
            Columns.instantOrNull(row, "spool_oldest_at"),
            row.getLong("damaged"),
            row.getLong("refused")),
        row.getLong("targets"),
        row.getString("failing"),
        row.getString("gaps"));
  }
}
