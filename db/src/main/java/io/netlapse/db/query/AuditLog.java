package io.netlapse.db.query;

import io.netlapse.db.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The table {@code audit}, which is only ever added to. Safe for many threads. */
public final class AuditLog {

  private static final NamedSql ADD =
      NamedSql.of(
          """
          INSERT INTO audit (at, actor, action, subject, detail)
          VALUES (:at, :actor, :action, :subject, :detail)
          """);

  private static final NamedSql PAGE =
      NamedSql.of(
          """
          SELECT * FROM audit WHERE audit_id < :before ORDER BY audit_id DESC LIMIT :fetch
          """);

  private final Queries queries;

  /** Over a database. */
  public AuditLog(Queries queries) {
    this.queries = queries;
  }

  /** Writes a line. */
  public void add(Instant at, String actor, String action, String subject, String detail) {
    int added =
        queries.update(
            ADD,
            Map.of(
                "at", at, "actor", actor, "action", action, "subject", subject, "detail", detail));
    if (added != 1) {
      throw new IllegalStateException("the audit log took " + added + " lines");
    }
  }

  /**
   * Lines, the newest first.
   *
   * @param before the id of the last one of the page before; {@link Long#MAX_VALUE} for the first
   * @param fetch how many at most
   */
  public List<AuditEntry> page(long before, int fetch) {
    return queries.list(
        PAGE,
        Map.of("before", before, "fetch", fetch),
        row ->
            new AuditEntry(
                row.getLong("audit_id"),
                Columns.instant(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail")));
  }
}
