package io.netlapse.db.query;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code tokens}. Safe for many threads. */
public final class Tokens {

  private static final NamedSql BY_HASH =
      NamedSql.of(
          """
          SELECT * FROM tokens WHERE hash = :hash AND revoked_at IS NULL
          """);

  private static final NamedSql PAGE =
      NamedSql.of(
          """
          SELECT * FROM tokens WHERE token_id > :after ORDER BY token_id LIMIT :fetch
          """);

  private static final NamedSql ADD =
      NamedSql.of(
          """
          INSERT INTO tokens (name, hash, scope, cluster_name, node_name, created_at, created_by)
          VALUES (:name, :hash, :scope, :cluster, :node, :at, :by)
          ON CONFLICT (hash) DO NOTHING
          RETURNING *
          """);

  private static final NamedSql ANY_ADMIN =
      NamedSql.of(
          """
          SELECT count(*) AS admins FROM tokens WHERE scope = 'admin'
          """);

  private static final NamedSql REVOKE =
      NamedSql.of(
          """
          UPDATE tokens SET revoked_at = :at WHERE token_id = :id AND revoked_at IS NULL RETURNING *
          """);

  private static final NamedSql BIND =
      NamedSql.of(
          """
          UPDATE tokens SET machine_id = :machine
          WHERE token_id = :id AND (machine_id IS NULL OR machine_id = :machine)
          """);

  private final Queries queries;

  /** Over a database. */
  public Tokens(Queries queries) {
    this.queries = queries;
  }

  /**
   * The good token of a hash.
   *
   * @param hash SHA-256 of the secret, 32 bytes
   */
  public Optional<StoredToken> byHash(byte[] hash) {
    return queries.first(BY_HASH, Map.of("hash", hash), Tokens::token);
  }

  /**
   * Tokens in the order in which they were made, revoked ones too.
   *
   * @param after the id of the last one before; 0 for the first page
   * @param fetch how many at most
   */
  public List<StoredToken> page(long after, int fetch) {
    return queries.list(PAGE, Map.of("after", after, "fetch", fetch), Tokens::token);
  }

  /**
   * Adds a token.
   *
   * @param hash SHA-256 of its secret
   * @return the token; empty if the hash is there already
   */
  public Optional<StoredToken> add(
      String name,
      byte[] hash,
      String scope,
      @Nullable String cluster,
      @Nullable String node,
      Instant at,
      String by) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("name", name);
    values.put("hash", hash);
    values.put("scope", scope);
    values.put("cluster", cluster);
    values.put("node", node);
    values.put("at", at);
    values.put("by", by);
    return queries.first(ADD, values, Tokens::token);
  }

  /** Whether an admin's token was ever made. */
  public boolean anyAdmin() {
    return queries.list(ANY_ADMIN, Map.of(), row -> row.getLong("admins")).getFirst() > 0;
  }

  /** Revokes a token; empty if there is none of this id or it was revoked before. */
  public Optional<StoredToken> revoke(long id, Instant at) {
    return queries.first(REVOKE, Map.of("id", id, "at", at), Tokens::token);
  }

  /**
   * Binds a token to a machine, for good.
   *
   * @return whether it is now bound to this one: false if it was bound to another
   */
  public boolean bind(long id, String machineId) {
    return queries.update(BIND, Map.of("id", id, "machine", machineId)) == 1;
  }

  private static StoredToken token(ResultSet row) throws SQLException {
    return new StoredToken(
        row.getLong("token_id"),
        requireNonNull(row.getString("name"), "name"),
        requireNonNull(row.getString("scope"), "scope"),
        row.getString("cluster_name"),
        row.getString("node_name"),
        row.getString("machine_id"),
        Columns.instant(row, "created_at"),
        requireNonNull(row.getString("created_by"), "created_by"),
        Columns.instantOrNull(row, "revoked_at"));
  }
}
