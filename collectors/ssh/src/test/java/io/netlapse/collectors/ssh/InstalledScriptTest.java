package io.netlapse.collectors.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.ssh.stage.Documentation;
import io.netlapse.collectors.ssh.stage.OpenSshServer;
import io.netlapse.collectors.ssh.stage.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of docs/ssh.md that allow exactly the capture, on a real sshd and a real sudo. */
final class InstalledScriptTest {

  private static final String HOST = "127.0.4.1";
  private static final String DOCUMENTED = "/usr/local/lib/netlapse/capture";
  private static final String HERE = "/mnt/capture";

  @TempDir private static Path folder;

  private static Stage stage;
  private static OpenSshServer server;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    Stage.assumeServers();
    stage = Stage.in(folder);
    stage.authorize("nl-forced", forced());
    stage.sudoers(Stage.usualSudoers() + sudoers());
    port = OpenSshServer.freePort();
    server = stage.server("plain", List.of(HOST), port, "");
    stage.know(port, "hostkey", HOST);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void forcedCommand_capturesWhateverIsAskedFor() throws Exception {
    Collecting run = collect("worker-1: {host: %s, user: nl-forced}".formatted(HOST));

    assertThat(run.remarks()).isEmpty();
    assertThat(run.failure()).isEmpty();
    assertThat(run.delivered().nodes()).containsExactly("worker-1");
    assertThat(
            stage.run(
                "ssh",
                "-F",
                "none",
                "-i",
                stage.path("id").toString(),
                "-o",
                "UserKnownHostsFile=" + stage.path("known_hosts"),
                "-p",
                Integer.toString(port),
                "nl-forced@" + HOST,
                "cat /etc/hostname"))
        .startsWith("netlapse-bundle 1\nnode: worker-1\n");
  }

  @Test
  void forcedCommand_ofAnotherNameIsAnotherNode() throws Exception {
    Collecting run =
        collect("worker-9: {host: %s, user: nl-forced, installed: %s}".formatted(HOST, HERE));

    assertThat(run.delivered().captures()).isEmpty();
    assertThat(run.failure()).contains("1 no bundle (worker-9)");
    assertThat(run.remarks()).singleElement().asString().contains("calls itself worker-1");
  }

  @Test
  void sudoers_allowTheInstalledScriptAndNothingElse() throws Exception {
    String nodes = "worker-1: {host: %s, user: nl-exact, sudo: true%s}";

    Collecting installed = collect(nodes.formatted(HOST, ", installed: " + HERE));
    assertThat(installed.remarks()).isEmpty();
    assertThat(installed.failure()).isEmpty();
    assertThat(installed.delivered().nodes()).containsExactly("worker-1");

    Collecting streamed = collect(nodes.formatted(HOST, ""));
    assertThat(streamed.failure()).contains("1 sudo refused (worker-1)");
  }

  @Test
  void forcedCommand_mayBeSudosInAShellThatIsCsh() throws Exception {
    stage.authorize("nl-csh", forced().replace("command=\"", "command=\"sudo -n "));

    Collecting run = collect("worker-1: {host: %s, user: nl-csh}".formatted(HOST));

    assertThat(run.remarks()).isEmpty();
    assertThat(run.failure()).isEmpty();
    assertThat(Files.readString(stage.path("sudo.log"))).contains("nl-csh");
  }

  @Test
  void sudoers_refuseAChangedScript() throws Exception {
    String script = Files.readString(stage.path("capture"));
    stage.write("capture", script + "\n# changed\n");
    try {
      Collecting run =
          collect(
              "worker-1: {host: %s, user: nl-exact, sudo: true, installed: %s}"
                  .formatted(HOST, HERE));

      assertThat(run.failure()).contains("1 sudo refused (worker-1)");
    } finally {
      stage.write("capture", script);
    }
  }

  @Test
  void sudoersOfTheManual_areGoodToVisudo() throws Exception {
    Path file = stage.write("sudoers", sudoers());

    assertThat(stage.run("/usr/sbin/visudo", "-c", "-f", file.toString())).contains("parsed OK");
  }

  private static String forced() throws Exception {
    String line = Documentation.examples("authorized_keys").getFirst();
    return line.replace(DOCUMENTED, HERE)
        .replace("ssh-ed25519 AAAA... netlapse", stage.publicKey("id"));
  }

  private static String sudoers() throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(stage.path("capture")));
    return Documentation.examples("sudoers")
        .getFirst()
        .replace(DOCUMENTED, HERE)
        .replace("DIGEST", Base64.getEncoder().encodeToString(digest))
        .replace("netlapse ALL", "nl-exact,nl-csh ALL");
  }

  private Collecting collect(String nodes) throws Exception {
    return new Collecting(stage).without("only").run(port, nodes);
  }
}
