package io.netlapse.collectors.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.ssh.stage.OpenSshServer;
import io.netlapse.collectors.ssh.stage.Stage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys, certificates, an agent, passwords and hosts on the way, as a real sshd takes them. */
final class LoginsTest {

  private static final String HOST = "127.0.6.1";
  private static final String GATE = "127.0.6.2";

  @TempDir private static Path folder;

  private static Stage stage;
  private static OpenSshServer server;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    Stage.assumeServers();
    stage = Stage.in(folder);
    stage.key("user-ca", "ed25519", "");
    port = OpenSshServer.freePort();
    server =
        stage.server("plain", List.of(HOST, GATE), port, "TrustedUserCAKeys /mnt/user-ca.pub\n");
    stage.know(port, "hostkey", HOST, GATE);
    stage.write("password", Stage.PASSWORD + "\n");
    stage.write("passphrase", "open sesame\n");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void login_thatIsRefusedIsSaid() throws Exception {
    Collecting run = run("w: {host: %s, key: otherkey}".formatted(HOST));

    assertThat(run.failure()).contains("1 login refused (w)");
    assertThat(run.remarks())
        .singleElement()
        .asString()
        .contains("does not let nl in (tried: keys)");
  }

  @ParameterizedTest
  @CsvSource({"rsa,''", "ecdsa,''", "ed25519,open sesame", "rsa,open sesame"})
  void key_mayBeOfAnyKindAndHaveAPassphrase(String type, String passphrase) throws Exception {
    String name = "id-" + type + passphrase.length();
    stage.key(name, type, passphrase);
    stage.authorize("nl-fish", stage.publicKey(name));

    letsIn(
        "w: {host: %s, user: nl-fish, key: %s%s}"
            .formatted(HOST, name, passphrase.isEmpty() ? "" : ", passphrase-file: passphrase"));
  }

  @Test
  void key_inPemWithAPassphraseLetsIn() throws Exception {
    stage.run(
        "ssh-keygen",
        "-q",
        "-t",
        "rsa",
        "-m",
        "PEM",
        "-N",
        "open sesame",
        "-f",
        stage.path("pem").toString());
    stage.authorize("nl-exact", stage.publicKey("pem"));

    letsIn("w: {host: %s, user: nl-exact, key: pem, passphrase-file: passphrase}".formatted(HOST));
  }

  @Test
  void key_withAPassphraseThatIsNotToldIsSaid() throws Exception {
    stage.key("locked", "ed25519", "open sesame");
    Collecting run = run("w: {host: %s, key: locked}".formatted(HOST));

    assertThat(run.remarks()).singleElement().asString().contains("has a passphrase. Name a file");
  }

  @Test
  void key_thatIsMissingIsSaid() throws Exception {
    Collecting run = run("w: {host: %s, key: nowhere}".formatted(HOST));

    assertThat(run.failure()).contains("1 login refused (w)");
    assertThat(run.remarks()).singleElement().asString().contains("nowhere cannot be used");
  }

  @Test
  void certificate_letsIn() throws Exception {
    Path key = stage.key("certified", "ed25519", "");
    stage.run(
        "ssh-keygen",
        "-q",
        "-s",
        stage.path("user-ca").toString(),
        "-I",
        "us",
        "-n",
        "nl",
        key + ".pub");

    letsIn("w: {host: %s, key: certified}".formatted(HOST));
  }

  @Test
  void password_letsIn() throws Exception {
    Collecting run =
        new Collecting(stage)
            .without("key")
            .option("password-file", stage.path("password").toString())
            .run(port, "w: {host: %s}".formatted(HOST));

    assertThat(run.remarks()).isEmpty();
    assertThat(run.failure()).isEmpty();
  }

  @Test
  void agent_letsIn() throws Exception {
    Path socket = stage.path("agent");
    Process agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
            .redirectErrorStream(true)
            .redirectOutput(stage.path("agent.log").toFile())
            .start();
    try {
      while (!Files.exists(socket)) {
        assertThat(agent.isAlive()).as("ssh-agent lives").isTrue();
        Thread.sleep(10);
      }
      stage.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", stage.path("id").toString());
      String held = stage.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-l");
      Collecting run =
          new Collecting(stage)
              .without("key")
              .environment("SSH_AUTH_SOCK", socket.toString())
              .run(port, "w: {host: %s}".formatted(HOST));

      assertThat(run.remarks()).isEmpty();
      assertThat(run.failure()).isEmpty();

      Collecting withKey =
          new Collecting(stage)
              .option("key", stage.path("otherkey").toString())
              .option("agent", "true")
              .environment("SSH_AUTH_SOCK", socket.toString())
              .run(port, "w: {host: %s}".formatted(HOST));

      assertThat(withKey.failure()).as("the agent's key lets in where ours does not").isEmpty();
      assertThat(stage.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-l"))
          .as("our key does not go into the agent")
          .isEqualTo(held);
    } finally {
      agent.destroy();
    }
  }

  @Test
  void jump_leadsToAllNodesByOneConnection() throws Exception {
    StringBuilder nodes =
        new StringBuilder("gate: {host: %s, user: nl-sudo, capture: false}%n".formatted(GATE));
    for (int i = 10; i < 30; i++) {
      nodes.append("w-%d: {host: %s, jump: gate}%n".formatted(i, HOST));
    }
    Collecting run = run(nodes.toString());

    assertThat(run.remarks()).isEmpty();
    assertThat(run.failure()).isEmpty();
    assertThat(run.delivered().nodes()).hasSize(20).contains("w-10", "w-29");
    assertThat(server.log()).containsOnlyOnce("Accepted publickey for nl-sudo");
  }

  @Test
  void jumps_mayBeSeveral() throws Exception {
    letsIn(
        "w: {host: %1$s, jump: 'nl-csh@%2$s:%3$d,nl-sudo@%1$s:%3$d'}".formatted(HOST, GATE, port));
  }

  @Test
  void jump_thatHangsCostsItsTimeOnce() throws Exception {
    try (ServerSocket hangs = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      StringBuilder nodes = new StringBuilder();
      for (int i = 10; i < 30; i++) {
        nodes.append(
            "w-%d: {host: %s, jump: '127.0.0.1:%d', connect-timeout: 1}%n"
                .formatted(i, HOST, hangs.getLocalPort()));
      }
      long begin = System.nanoTime();
      Collecting run = run(nodes.toString());

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
      assertThat(run.failure()).startsWith("20 of 20 nodes").contains("20 out of time");
    }
  }

  @Test
  void jump_toWhatItCannotReachIsSaid() throws Exception {
    Collecting run = run("w: {host: 127.0.6.9, port: 1, jump: '%s:%d'}".formatted(GATE, port));

    assertThat(run.failure()).contains("1 no connection (w)");
    assertThat(run.remarks())
        .singleElement()
        .asString()
        .contains("The host on the way does not connect to");
  }

  @Test
  void jump_whoseKeyIsNotKnownIsRefused() throws Exception {
    Collecting run =
        new Collecting(stage)
            .option(
                "known-hosts",
                stage.write("without-gate", stage.known(HOST, port, "hostkey")).toString())
            .run(port, "w: {host: %s, jump: '%s:%d'}".formatted(HOST, GATE, port));

    assertThat(run.failure()).contains("1 host key (w)");
    assertThat(run.remarks()).singleElement().asString().contains(GATE, "accept-new=true");
  }

  private static void letsIn(String nodes) throws Exception {
    Collecting run = run(nodes);

    assertThat(run.remarks()).isEmpty();
    assertThat(run.failure()).isEmpty();
  }

  private static Collecting run(String nodes) throws Exception {
    return new Collecting(stage).run(port, nodes);
  }
}
