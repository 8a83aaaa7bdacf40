package io.netlapse.collectors.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.ssh.stage.OpenSshServer;
import io.netlapse.collectors.ssh.stage.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real sudo, that asks for a password or does not. */
final class SudoTest {

  private static final String HOST = "127.0.5.1";

  @TempDir private static Path folder;

  private static Stage stage;
  private static OpenSshServer server;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    Stage.assumeServers();
    stage = Stage.in(folder);
    port = OpenSshServer.freePort();
    server = stage.server("plain", List.of(HOST), port, "");
    stage.know(port, "hostkey", HOST);
    stage.write("password", Stage.PASSWORD + "\n");
    stage.write("wrong", "not-it\n");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void sudo_withoutPasswordRunsTheScriptAsRoot() throws Exception {
    Collecting run = collect("w-root: {host: %s, user: nl-sudo, sudo: true}".formatted(HOST));

    assertThat(run.failure()).isEmpty();
    assertThat(sudoLog()).contains("nl-sudo", "COMMAND=/usr/bin/sh -s -- --node w-root");
  }

  /** The second is never asked: then the password must not become a line of the script. */
  @ParameterizedTest
  @ValueSource(strings = {"nl-asked", "nl-sudo"})
  void sudo_isToldThePasswordOnlyWhenItAsks(String user) throws Exception {
    Collecting run =
        collect(
            "w-%2$s: {host: %1$s, user: %2$s, sudo-password-file: password}".formatted(HOST, user));

    assertThat(run.failure()).isEmpty();
    assertThat(run.remarks()).isEmpty();
    assertThat(run.delivered().bundles().getFirst().sections()).hasSize(2);
    assertThat(sudoLog()).contains("--node w-" + user).doesNotContain(Stage.PASSWORD);
    assertThat(run.delivered().captures().getFirst().bundle().text())
        .doesNotContain(Stage.PASSWORD);
  }

  @Test
  void sudo_isToldAWrongPasswordOnce() throws Exception {
    Collecting run =
        collect("w-wrong: {host: %s, user: nl-asked, sudo-password-file: wrong}".formatted(HOST));

    assertThat(run.failure()).contains("1 sudo refused (w-wrong)");
    assertThat(run.remarks())
        .singleElement()
        .asString()
        .contains("does not take the password of nl-asked")
        .doesNotContain("not-it");
    assertThat(sudoLog()).containsPattern("nl-asked : 1 incorrect password attempt");
  }

  @Test
  void sudo_thatRefusesIsSaidWithWhatToDo() throws Exception {
    Collecting run = collect("w: {host: %s, user: nl-asked, sudo: true}".formatted(HOST));

    assertThat(run.failure()).contains("1 sudo refused (w)");
    assertThat(run.remarks())
        .singleElement()
        .asString()
        .contains("a password is required", "docs/ssh.md has the lines");
  }

  private static Collecting collect(String nodes) throws Exception {
    return new Collecting(stage).run(port, nodes);
  }

  /** In one line a command, wherever sudo broke it. */
  private static String sudoLog() throws Exception {
    Path log = stage.path("sudo.log");
    return Files.exists(log) ? Files.readString(log).replaceAll("\n +", " ") : "";
  }
}
