package io.netlapse.db.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/**
 * The table {@code audit}, which is only ever added to. Safe for many threads.
 *
 * <p>Each method throws {@link io.micronaut.data.exceptions.DataAccessException} if PostgreSQL
 * refuses or is away; its cause has the SQLSTATE.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AuditLog extends GenericRepository<AuditEntry, Long> {

  /** Writes a line. */
  @Query(
      """
      INSERT INTO audit (at, actor, action, subject, detail)
      VALUES (:at, :actor, :action, :subject, :detail)
      """)
  void add(Instant at, String actor, String action, String subject, String detail);

  /**
   * Lines, the newest first.
   *
   * @param before the id of the last one of the page before; {@link Long#MAX_VALUE} for the first
   * @param fetch how many at most
   */
  @Query("SELECT * FROM audit WHERE audit_id < :before ORDER BY audit_id DESC LIMIT :fetch")
  List<AuditEntry> page(long before, int fetch);
}
