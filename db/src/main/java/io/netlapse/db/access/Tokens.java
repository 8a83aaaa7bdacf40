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
   * The good token of a hash.
   *
   * @param hash SHA-256 of the secret, 32 bytes
   */
  @Query("SELECT * FROM tokens WHERE hash = :hash AND revoked_at IS NULL")
  Optional<StoredToken> byHash(byte[] hash);

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
   * Binds a token to a machine, for good.
   *
   * @return whether it is now bound to this one: false if it was bound to another
   */
  @Query(
      """
      UPDATE tokens SET machine_id = :machine
      WHERE token_id = :id AND (machine_id IS NULL OR machine_id = :machine)
      """)
  boolean bind(long id, String machine);
}
