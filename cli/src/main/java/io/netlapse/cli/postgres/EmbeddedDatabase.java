package io.netlapse.cli.postgres;

import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.cli.terminal.Logs;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL server of this process's own, on a free port of the loopback interface. It ends with
 * {@link #close()}, and with the process where that exits in order. A process that was killed
 * leaves its server running; whoever opens the folder next stops that one first, and temporary
 * folders of killed processes are removed at the next start of any {@link #temporary()}.
 *
 * <p>Safe for use by many threads.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final String USER = "postgres";
  private static final String LOG = "postgresql.log";

  // Long enough for a recovery after a power cut.
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final DatabaseFolder folder;
  private final EmbeddedPostgres server;
  private final Thread atExit = Thread.ofPlatform().unstarted(this::stop);
  private boolean stopped;

  private EmbeddedDatabase(DatabaseFolder folder, EmbeddedPostgres server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * An empty database in a temporary folder that goes when the database is closed. It does not wait
   * for the disk: nothing in it outlives it.
   *
   * @throws CommandFailure if it cannot be started
   */
  public static EmbeddedDatabase temporary() {
    TemporaryFolders.removeAbandoned();
    return start(DatabaseFolder.opened(TemporaryFolders.create(), true));
  }

  /**
   * The database in a folder, which is made where it is missing. What was committed there is there
   * again, also after a power cut.
   *
   * @param folder a folder of its own, used by one process at a time
   * @throws CommandFailure if another process uses it, it holds something else, or the server
   *     cannot be started
   */
  public static EmbeddedDatabase in(Path folder) {
    return start(DatabaseFolder.opened(folder.toAbsolutePath().normalize(), false));
  }

  /** The JDBC URL. */
  public String url() {
    return server.getJdbcUrl(USER, "postgres");
  }

  /** The role, which may do everything. */
  public String user() {
    return USER;
  }

  /** The password: none is asked of whoever is on this machine. */
  public String password() {
    return "";
  }

  /** Stops the server, and removes its folder where that is temporary. Twice is once. */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The process is exiting: the hook runs, and finds nothing to do.
    }
  }

  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    try {
      server.close();
    } catch (IOException | RuntimeException e) {
      // Not the answer's business any more; the next start stops what is left.
      System.err.println("PostgreSQL in " + folder.path() + " did not stop: " + e.getMessage());
    } finally {
      folder.close();
    }
  }

  private static EmbeddedDatabase start(DatabaseFolder folder) {
    Logs.toStandardError();
    try {
      Postmaster.stopIn(folder.data());
      folder.requireOwnData();
      EmbeddedDatabase database = new EmbeddedDatabase(folder, builder(folder).start());
      Runtime.getRuntime().addShutdownHook(database.atExit);
      return database;
    } catch (IOException | RuntimeException e) {
      String why = reason(folder, e);
      folder.close();
      throw e instanceof CommandFailure failure ? failure : new CommandFailure(why, e);
    }
  }

  private static EmbeddedPostgres.Builder builder(DatabaseFolder folder) {
    Redirect log = Redirect.appendTo(folder.path().resolve(LOG).toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.data())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_LIMIT)
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        // A fixed locale: the environment's may be one that initdb does not have.
        .setLocaleConfig("locale", "C.UTF-8")
        // The library starts every server with fsync off; the last word on the command line wins.
        .setServerConfig("fsync", folder.isTemporary() ? "off" : "on")
        .setServerConfig("synchronous_commit", folder.isTemporary() ? "off" : "on")
        .setServerConfig("full_page_writes", folder.isTemporary() ? "off" : "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        // No socket file that a killed process would leave in /tmp.
        .setServerConfig("unix_socket_directories", "");
  }

  private static String reason(DatabaseFolder folder, Exception problem) {
    return "The embedded PostgreSQL in %s does not start: %s%s"
        .formatted(folder.path(), problem.getMessage(), lastLogLines(folder.path().resolve(LOG)));
  }

  /** What the server itself said; read before a temporary folder goes. */
  private static String lastLogLines(Path log) {
    try {
      var lines = Files.readAllLines(log);
      var last = lines.subList(Math.max(0, lines.size() - 5), lines.size());
      return last.isEmpty() ? "." : "; it said:\n  " + String.join("\n  ", last);
    } catch (IOException _) {
      return ".";
    }
  }
}
