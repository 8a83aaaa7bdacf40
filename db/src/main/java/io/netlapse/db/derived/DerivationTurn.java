package io.netlapse.db.derived;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A turn at deriving what follows from a cluster's histories: one at a time, each in a transaction
 * of its own.
 *
 * @param before the transaction of the last turn that was committed; 0 where this is the first
 * @param own the transaction of this one
 */
public record DerivationTurn(long before, long own) {

  /**
   * Waits until nobody else derives anything of a cluster, and keeps others from it until the
   * transaction ends. It locks no key: who makes a node holds a key share of its cluster, and two
   * of those would wait for each other.
   *
   * @throws IllegalArgumentException if there is no such cluster
   */
  public static DerivationTurn begin(Connection connection, long clusterId) throws SQLException {
    long before =
        one(
            connection,
            """
            SELECT coalesce(derived_in::text::bigint, 0) FROM clusters WHERE cluster_id = ?
            FOR NO KEY UPDATE
            """,
            clusterId);
    long own =
        one(
            connection,
            """
            UPDATE clusters SET derived_in = pg_current_xact_id() WHERE cluster_id = ?
            RETURNING derived_in::text::bigint
            """,
            clusterId);
    return new DerivationTurn(before, own);
  }

  private static long one(Connection connection, String sql, long clusterId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, clusterId);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException("there is no cluster " + clusterId);
        }
        return row.getLong(1);
      }
    }
  }
}
