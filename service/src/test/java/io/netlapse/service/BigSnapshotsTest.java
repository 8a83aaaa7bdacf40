package io.netlapse.service;

import static io.netlapse.service.TestSnapshots.bundle;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is odd and not wrong is taken, and comes back byte for byte. */
final class BigSnapshotsTest {

  private static TestService service;
  private static TestClient pusher;

  @BeforeAll
  static void start() {
    service = TestService.start();
    pusher = service.pusher("c", "");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static TestAnswer push(String node, byte[] output) {
    return pusher.send(
        "POST",
        "/snapshots",
        "application/vnd.netlapse.bundle",
        BodyPublishers.ofByteArray(Zstd.compress(bundle(node, "2026-11-21T10:00:00Z", output))),
        "Content-Encoding",
        "zstd");
  }

  private static byte[] section(TestAnswer pushed) {
    return service
        .admin()
        .get("/snapshots/" + pushed.text("/snapshot/id") + "/sections/ip-route")
        .response()
        .body();
  }

  @Test
  void bytes_thatAreNoUtf8_comeBack() {
    byte[] odd = "10.0.0.0/24 dev \u00ff\u00fe \u0000 eth0\n\u0000\n".getBytes(ISO_8859_1);
    TestAnswer answer = push("odd", odd);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(section(answer)).isEqualTo(odd);
  }

  @Test
  void line_of50Megabytes_isOneUnreadLine() {
    byte[] line = new byte[50_000_000];
    Arrays.fill(line, (byte) 'x');
    TestAnswer answer = push("long", line);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/attention/0/unread").asInt()).isEqualTo(1);
    assertThat(section(answer)).isEqualTo(line);
  }

  @Test
  void bundle_thatIsCutOff_isTakenAsFarAsItGoes_andSaysSo() {
    byte[] whole = bundle("cut", "2026-11-21T10:00:00Z", "default dev eth0\n".getBytes(ISO_8859_1));
    byte[] cut = Arrays.copyOf(whole, whole.length - "end: 1\n".length());
    TestAnswer answer =
        pusher.send(
            "POST", "/snapshots", "application/octet-stream", BodyPublishers.ofByteArray(cut));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.text("/damage/0")).contains("'end' line");
  }
}
