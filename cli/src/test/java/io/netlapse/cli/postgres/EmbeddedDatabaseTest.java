package io.netlapse.cli.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.cli.terminal.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server each time; the killed ones are those of real processes. */
final class EmbeddedDatabaseTest {

  @TempDir private Path folder;

  @Test
  void folder_waitsForTheDisk() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.in(folder)) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(ask(database.url(), "show " + setting)).as(setting).isEqualTo("on");
      }
      assertThat(ask(database.url(), "show listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void folder_keepsItsRows() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.in(folder)) {
      run(database.url(), "create table kept as select 42 as answer");
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.in(folder)) {
      assertThat(ask(database.url(), "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void folder_inUse_isRefused() {
    try (EmbeddedDatabase _ = EmbeddedDatabase.in(folder)) {
      assertThatThrownBy(() -> EmbeddedDatabase.in(folder))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("in use by another netlapse");
    }
  }

  @Test
  void folder_ofAnotherMajorVersion_isRefused() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/PG_VERSION"), "9.6\n");
    assertThatThrownBy(() -> EmbeddedDatabase.in(folder))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("PostgreSQL 9.6");
  }

  @Test
  void folder_whoseProcessWasKilled_opensWithItsRows() throws Exception {
    Process owner = owner(folder.toString());
    try (BufferedReader says = owner.inputReader()) {
      run(says.readLine(), "create table kept as select 42 as answer");
      ProcessHandle orphan = server(folder);
      kill(owner);
      assertThat(orphan.isAlive()).isTrue();
      try (EmbeddedDatabase database = EmbeddedDatabase.in(folder)) {
        assertThat(ask(database.url(), "select answer from kept")).isEqualTo("42");
        assertThat(orphan.isAlive()).isFalse();
      }
    }
  }

  @Test
  void folder_withProcessIdOfAnotherProgram_opens() throws Exception {
    EmbeddedDatabase.in(folder).close();
    Path file = folder.resolve("data/postmaster.pid");
    Files.writeString(file, ProcessHandle.current().pid() + "\n");
    try (EmbeddedDatabase database = EmbeddedDatabase.in(folder)) {
      assertThat(ask(database.url(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void temporary_isGoneWhenClosed() throws SQLException {
    Path data;
    try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
      data = Path.of(ask(database.url(), "show data_directory"));
      assertThat(data).isDirectory();
    }
    assertThat(data.getParent()).doesNotExist();
  }

  @Test
  void temporary_ofKilledProcess_isGoneAtTheNextStart() throws Exception {
    Process owner = owner("temporary");
    try (BufferedReader says = owner.inputReader()) {
      Path left = Path.of(ask(says.readLine(), "show data_directory")).getParent();
      ProcessHandle orphan = server(left);
      kill(owner);
      EmbeddedDatabase.temporary().close();
      assertThat(left).doesNotExist();
      assertThat(orphan.isAlive()).isFalse();
    }
  }

  @Test
  void temporary_beingOpenedByAnotherProcess_isLeftAlone() throws IOException {
    Path young = TemporaryFolders.create();
    try {
      TemporaryFolders.removeAbandoned();
      assertThat(young).isDirectory();
      Files.setLastModifiedTime(young, FileTime.from(Instant.now().minusSeconds(60)));
      TemporaryFolders.removeAbandoned();
      assertThat(young).doesNotExist();
    } finally {
      TemporaryFolders.remove(young);
    }
  }

  /** A process that opens a database, prints its URL and then does nothing. */
  private static Process owner(String where) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            DatabaseOwner.class.getName(),
            where)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly(); // SIGKILL: no hook runs
    process.waitFor();
  }

  private static ProcessHandle server(Path folder) throws IOException {
    String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  private static String ask(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void run(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
