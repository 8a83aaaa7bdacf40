package io.netlapse.collectors.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.ssh.hostkey.KnownHosts;
import io.netlapse.collectors.ssh.node.Credentials;
import io.netlapse.collectors.ssh.node.Hop;
import io.netlapse.collectors.ssh.node.Run;
import io.netlapse.collectors.ssh.node.Target;
import io.netlapse.collectors.ssh.session.Fault;
import io.netlapse.collectors.ssh.session.RemoteCapture;
import io.netlapse.collectors.ssh.session.TargetException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who answers at a port and is no SSH server, or none that means well. */
final class StrangersTest {

  private static final String VERSION = "SSH-2.0-OpenSSH_9.2\r\n";

  @TempDir private Path folder;

  /** What a stranger says. */
  private interface Speech {
    void to(OutputStream out) throws IOException, InterruptedException;
  }

  @Test
  void host_thatTalksWithoutEndIsLeft() throws Exception {
    TargetException failure =
        failure(
            out -> {
              while (true) {
                out.write("talk\r\n".getBytes(UTF_8));
                Thread.sleep(1);
              }
            });

    assertThat(failure.fault()).isEqualTo(Fault.TIME);
    assertThat(failure).hasMessageContaining("did not let anybody in within 1 s");
  }

  @Test
  void host_thatSpeaksHttpIsSaidToBeNone() throws Exception {
    TargetException failure =
        failure(out -> out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8)));

    assertThat(failure.fault()).isEqualTo(Fault.CONNECTION);
    assertThat(failure).hasMessageContaining("Is it sshd that listens there");
  }

  /** The number of the repetition is the seed. */
  @RepeatedTest(30)
  void packets_thatAreNoneAreAFaultOfTheConnection(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] garbage = new byte[random.nextInt(1, 4_000)];
    random.nextBytes(garbage);
    if (random.nextBoolean()) {
      // A length that may be one.
      garbage[0] = 0;
      garbage[Math.min(1, garbage.length - 1)] = 0;
    }

    TargetException failure =
        failure(
            out -> {
              out.write(VERSION.getBytes(UTF_8));
              out.write(garbage);
            });

    assertThat(failure.fault()).isIn(Fault.CONNECTION, Fault.TIME);
    assertThat(failure.getMessage()).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]");
  }

  private TargetException failure(Speech speech) throws Exception {
    try (ServerSocket host = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        RemoteCapture remote =
            new RemoteCapture(KnownHosts.read(folder.resolve("none"), false), null)) {
      Thread.ofVirtual().start(() -> speak(host, speech));
      return Assertions.catchThrowableOfType(
          TargetException.class, () -> remote.capture(target(host.getLocalPort())));
    }
  }

  private static void speak(ServerSocket host, Speech speech) {
    try (Socket socket = host.accept()) {
      speech.to(socket.getOutputStream());
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException | InterruptedException _) {
      // It was left.
    }
  }

  private static Target target(int port) {
    return new Target(
        "a",
        new Hop("127.0.0.1", port, "nl", new Credentials(List.of(), false, null)),
        List.of(),
        new Run(new Run.Script.Streamed(), new Run.Rights.OfUser(), null),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5));
  }
}
