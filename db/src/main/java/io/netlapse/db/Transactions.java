package io.netlapse.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Runs work on the database in transactions. Needs nothing but a {@link DataSource}, so that tests
 * and the command line use it as the service does. Safe for many threads.
 */
public final class Transactions {

  private static final int ATTEMPTS = 5;

  /**
   * What trying again mends (PostgreSQL manual, appendix A): serialization failure, deadlock, and
   * the unique and exclusion violations by which a concurrent writer that came first shows.
   */
  private static final Set<String> PASSES = Set.of("40001", "40P01", "23505", "23P01");

  private final DataSource dataSource;

  /** On the given pool, which stays the caller's to close. */
  public Transactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * What is done within one transaction.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  public interface Work<T> {

    /**
     * Does the work; may be called again after a conflict, so it must leave nothing behind but what
     * it wrote on the connection.
     *
     * @param connection open, within a transaction; the work neither commits nor closes it
     * @throws SQLException if PostgreSQL refuses; the transaction is rolled back
     */
    T on(Connection connection) throws SQLException;
  }

  /**
   * Runs work in a transaction of isolation READ COMMITTED and returns after it is committed.
   *
   * @throws DatabaseException if PostgreSQL refuses for good, is away, or other writers came first
   *     in every attempt; nothing is written then
   */
  public <T> T write(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work, false);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !PASSES.contains(String.valueOf(e.getSQLState()))) {
          throw new DatabaseException(e);
        }
      }
    }
  }

  /**
   * Runs work that only reads, on one unchanging view of the database (REPEATABLE READ).
   *
   * @throws DatabaseException if PostgreSQL refuses or is away
   */
  public <T> T read(Work<T> work) {
    try {
      return once(work, true);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private <T> T once(Work<T> work, boolean reading) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(reading);
      try {
        if (reading) {
          keepOneView(connection);
        }
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  /** In SQL: JDBC's setter would change the session, and cost two more round trips. */
  private static void keepOneView(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }
  }

  /**
   * A connection that is gone cannot roll back, and need not: the first failure is the one to tell.
   */
  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
