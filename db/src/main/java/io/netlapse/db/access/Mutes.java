package io.netlapse.db.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code mutes}. Safe for many threads.
 *
 * <p>Each method throws {@link io.micronaut.data.exceptions.DataAccessException} if PostgreSQL
 * refuses or is away; its cause has the SQLSTATE.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Mutes extends GenericRepository<StoredMute, Long> {

  /**
   * Mutes, the latest first, those that hold no more too.
   *
   * @param before the id of the last one before; {@link Long#MAX_VALUE} for the first page
   * @param fetch how many at most
   */
  @Query("SELECT * FROM mutes WHERE mute_id < :before ORDER BY mute_id DESC LIMIT :fetch")
  List<StoredMute> page(long before, int fetch);

  /** Adds a mute. */
  @Query(
      """
      INSERT INTO mutes (rule, cluster_name, node_name, subject, reason, until, created_at,
        created_by)
      VALUES (:rule, :cluster, :node, :subject, :reason, :until, :at, :by)
      RETURNING *
      """)
  StoredMute add(
      @Nullable String rule,
      @Nullable String cluster,
      @Nullable String node,
      @Nullable String subject,
      String reason,
      Instant until,
      Instant at,
      String by);

  /** Ends a mute; null if there is none of this id that still holds. */
  @Query(
      """
      UPDATE mutes SET ended_at = :at WHERE mute_id = :id AND ended_at IS NULL AND until > :at
      RETURNING *
      """)
  @Nullable StoredMute end(long id, Instant at);
}
