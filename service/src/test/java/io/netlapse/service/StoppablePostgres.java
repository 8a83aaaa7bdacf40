package io.netlapse.service;

import io.netlapse.db.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of a test's own, which stops and starts again on the same port with the same
 * data. Always an embedded one: nobody else's server is stopped.
 */
final class StoppablePostgres implements AutoCloseable {

  private final Path data;
  private @Nullable EmbeddedPostgres server;
  private int port;

  private StoppablePostgres(Path data) {
    this.data = data;
  }

  /**
   * Starts a new server.
   *
   * @param data an empty folder
   */
  static StoppablePostgres startNew(Path data) {
    StoppablePostgres postgres = new StoppablePostgres(data);
    postgres.start();
    return postgres;
  }

  /** Its only database. */
  TestDatabase database() {
    return new TestDatabase(
        "jdbc:postgresql://localhost:%d/postgres".formatted(port), "postgres", "");
  }

  /** Starts it again, as it was. */
  void start() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setLocaleConfig("locale", "C.UTF-8")
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .start();
      port = server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what it is doing (SQLSTATE 57P01) and refuses connections from then on. */
  void stop() {
    try {
      if (server != null) {
        server.close();
        server = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many transactions have written something and now wait for somebody else's lock. */
  int waitingMidway() throws SQLException {
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE wait_event_type = 'Lock' AND backend_xid IS NOT NULL
                """)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  @Override
  public void close() {
    stop();
  }
}
