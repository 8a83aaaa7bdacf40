package io.netlapse.db.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code tokens}. Safe for many threads.
 *
 * <p>Each method throws {@link io.micronaut.data.exceptions.DataAccessException} if PostgreSQL
 * refuses or is away; its cause has the SQLSTATE.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Tokens extends GenericRepository<StoredToken, Long> {

  /**
   * The good token of a hash: neither revoked nor at its end.
   *
   * @param hash SHA-256 of the secret, 32 bytes
   */
  @Query(
      """
      SELECT * FROM tokens
      WHERE hash = :hash AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :at)
      """)
  Optional<StoredToken> byHash(byte[] hash, Instant at);

  /**
   * Tokens in the order in which they were made, revoked ones too.
   *
   * @param after the id of the last one before; 0 for the first page
   * @param fetch how many at most
   */
  @Query("SELECT * FROM tokens WHERE token_id > :after ORDER BY token_id LIMIT :fetch")
  List<StoredToken> page(long after, int fetch);

  /**
   * Adds a token.
   *
   * @param hash SHA-256 of its secret
   * @return the token; null if the hash is there already
   */
  @Query(
      """
      INSERT INTO tokens (name, hash, scope, cluster_name, node_name, created_at, created_by)
      VALUES (:name, :hash, :scope, :cluster, :node, :at, :by)
      ON CONFLICT (hash) DO NOTHING
      RETURNING *
      """)
  @Nullable StoredToken add(
      String name,
      byte[] hash,
      String scope,
      @Nullable String cluster,
      @Nullable String node,
      Instant at,
      String by);

  /**
   * Adds an enrol token of a cluster.
   *
   * @param hash SHA-256 of its secret, new
   * @param uses how many nodes may enrol with it, at least 1
   * @param until when it ends
   */
  @Query(
      """
      INSERT INTO tokens (name, hash, scope, cluster_name, uses_left, expires_at, created_at, created_by)
      VALUES (:name, :hash, 'enrol', :cluster, :uses, :until, :at, :by)
      RETURNING *
      """)
  StoredToken addEnrol(
      String name, byte[] hash, String cluster, int uses, Instant until, Instant at, String by);

  /**
   * Counts a use of an enrol token and adds the push token of a node of its cluster, bound to a
   * machine. Of two at once for the last use, or for one name, one gets it.
   *
   * @param hash SHA-256 of the push token's secret, new
   * @return the push token; null if the enrol token is not good, or the node has a {@linkplain
   *     #holder holder}. Roll back then: a use may have been counted
   */
  @Query(
      """
      WITH used AS (
        UPDATE tokens SET uses_left = uses_left - 1
        WHERE token_id = :enrolToken AND uses_left > 0 AND revoked_at IS NULL AND expires_at > :at
          AND NOT EXISTS (
            SELECT FROM tokens held
            WHERE held.cluster_name = tokens.cluster_name AND held.node_name = :node
              AND held.machine_id <> :machine AND held.revoked_at IS NULL
              AND (held.expires_at IS NULL OR held.expires_at > :at))
        RETURNING token_id, name, cluster_name
      )
      INSERT INTO tokens (name, hash, scope, cluster_name, node_name, machine_id, enrolled_by, created_at, created_by)
      SELECT :node, :hash, 'push', cluster_name, :node, :machine, token_id, :at, name FROM used
      ON CONFLICT (cluster_name, node_name)
        WHERE enrolled_by IS NOT NULL AND revoked_at IS NULL AND expires_at IS NULL
        DO NOTHING
      RETURNING *
      """)
  @Nullable StoredToken enrol(
      long enrolToken, String node, String machine, byte[] hash, Instant at);

  /** The token that keeps a name from being enrolled: a good one that is bound to a machine. */
  @Query(
      """
      SELECT * FROM tokens
      WHERE cluster_name = :cluster AND node_name = :node AND machine_id IS NOT NULL
        AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :at)
        AND (machine_id <> :machine OR (enrolled_by IS NOT NULL AND expires_at IS NULL))
      ORDER BY token_id DESC LIMIT 1
      """)
  Optional<StoredToken> holder(String cluster, String node, String machine, Instant at);

  /**
   * Trades a push token for its successor, which is good for the same and bound to the same
   * machine; the old one ends by itself.
   *
   * @param hash SHA-256 of the successor's secret, new
   * @param until when the old one ends
   * @return the successor; null if there is no push token of this id, or it is not good, or was
   *     traded before
   */
  @Query(
      """
      WITH traded AS (
        UPDATE tokens SET expires_at = :until
        WHERE token_id = :id AND scope = 'push' AND revoked_at IS NULL AND expires_at IS NULL
        RETURNING *
      )
      INSERT INTO tokens (name, hash, scope, cluster_name, node_name, machine_id, enrolled_by, created_at, created_by)
      SELECT name, :hash, scope, cluster_name, node_name, machine_id, enrolled_by, :at, :by
      FROM traded
      RETURNING *
      """)
  @Nullable StoredToken succeed(long id, byte[] hash, Instant until, Instant at, String by);

  /** Whether an admin's token was ever made. */
  @Query("SELECT EXISTS (SELECT FROM tokens WHERE scope = 'admin')")
  boolean anyAdmin();

  /** Revokes a token; null if there is none of this id or it was revoked before. */
  @Query(
      """
      UPDATE tokens SET revoked_at = :at WHERE token_id = :id AND revoked_at IS NULL RETURNING *
      """)
  @Nullable StoredToken revoke(long id, Instant at);

  /**
   * Binds a token to a machine, for good, unless it is bound already.
   *
   * @return the machine that it is bound to now
   */
  @Query(
      """
      UPDATE tokens SET machine_id = COALESCE(machine_id, :machine) WHERE token_id = :id
      RETURNING machine_id
      """)
  String bind(long id, String machine);
}
