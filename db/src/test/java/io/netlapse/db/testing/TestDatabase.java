package io.netlapse.db.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * An empty PostgreSQL database of a test's own, dropped when the JVM ends.
 *
 * <p>The server is chosen once per JVM, see {@link TestServer}; the choice is printed.
 *
 * @param url for JDBC, {@code jdbc:postgresql://host:port/name}
 * @param user who owns the database and may create extensions in it
 * @param password empty where the server asks for none
 */
public record TestDatabase(String url, String user, String password) {

  /**
   * Makes a new, empty database with a random name, so that tests never share a table. Safe to call
   * from several threads.
   *
   * @throws IllegalStateException if there is no server, or it refuses
   */
  public static TestDatabase freshDatabase() {
    return made(TestServer::createDatabase);
  }

  /**
   * The same with the newest schema in it, by {@link io.netlapse.db.Migrations}.
   *
   * @throws IllegalStateException if there is no server, or it refuses
   */
  public static TestDatabase migratedDatabase() {
    return made(TestServer::createMigratedDatabase);
  }

  private interface Creation {
    TestDatabase by(TestServer server) throws SQLException;
  }

  private static TestDatabase made(Creation creation) {
    try {
      return creation.by(TestServer.chosen());
    } catch (SQLException e) {
      throw new IllegalStateException("The test server made no database", e);
    }
  }

  /** A connection to it, which is the caller's to close. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** The same as settings of Micronaut's default data source. */
  public Map<String, String> asDataSource() {
    return Map.of(
        "datasources.default.url", url,
        "datasources.default.username", user,
        "datasources.default.password", password);
  }
}
