package io.netlapse.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.netlapse.db.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten gigabytes of zeros in a small body, sent to a service whose heap is 64 MiB: refused at the
 * limit, and no more memory is taken than for an ordinary snapshot.
 */
final class BombTest {

  private static final int LIMIT = 8 << 20;

  private static final int MEMBER_BYTES = 10_000_000;
  private static final int MEMBERS = 1000;

  /** What the JVM does beside: compiled code, stacks of threads, buffers of sockets. */
  private static final long MARGIN = 16 << 20;

  private static TestDatabase database;
  private static ServiceProcess service;
  private static TestClient pusher;

  /** How a body is packed; each may consist of several members, one behind the other. */
  enum Packing {
    /** RFC 1952, 2.2. */
    GZIP(TestSnapshots::gzip),
    /** RFC 8878, 3.1. */
    ZSTD(Zstd::compress);

    private final UnaryOperator<byte[]> pack;

    Packing(UnaryOperator<byte[]> pack) {
      this.pack = pack;
    }

    String encoding() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.freshDatabase();
    service =
        ServiceProcess.start(
            database,
            List.of(
                "-Xms64m",
                "-Xmx64m",
                "-XX:+AlwaysPreTouch",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"),
            Map.of(
                "NETLAPSE_INGEST_MAX_RAW_BYTES", Integer.toString(LIMIT),
                "NETLAPSE_INGEST_MAX_BYTES_IN_FLIGHT", Integer.toString(2 * LIMIT)));
    pusher = service.as(service.as(TestService.ADMIN).newPushToken("c", ""));
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @ParameterizedTest
  @EnumSource
  void bomb_isRefusedAtTheLimit_andTakesNoMemory(Packing packing) throws IOException {
    byte[] ordinary = packing.pack.apply(bundle(packing.encoding(), LIMIT - 1000, LIMIT - 1000));
    assertThat(push(packing, new ByteArrayInputStream(ordinary)).status()).isEqualTo(201);
    SortedMap<String, Long> rows = RowCounts.of(database);
    long peak = service.peakBytes();

    for (int i = 0; i < 3; i++) {
      TestAnswer answer = push(packing, bomb(packing));

      assertThat(answer.status()).as(answer.body()).isEqualTo(413);
      assertThat(answer.text("detail")).contains("netlapse.ingest.max-raw-bytes");
    }

    assertThat(service.peakBytes() - peak).isLessThan(MARGIN);
    assertThat(RowCounts.of(database)).isEqualTo(rows);
    assertThat(Scrape.of(service.as("")).value("netlapse_ingest_memory_bytes")).isZero();
    assertThat(push(packing, new ByteArrayInputStream(ordinary)).status()).isEqualTo(200);
  }

  /** Three bytes each to send, a hundred each to hold: they would need four times the heap. */
  @Test
  void millionsOfJsonValues_areRefused_andTakeNoMemory() throws IOException {
    byte[] json =
        "{\"node\":\"n\",\"x\":[%s{}]}".formatted("{},".repeat(2_500_000)).getBytes(UTF_8);
    long peak = service.peakBytes();

    TestAnswer answer =
        push(Packing.GZIP, "application/json", new ByteArrayInputStream(TestSnapshots.gzip(json)));

    assertThat(answer.status()).as(answer.body()).isEqualTo(413);
    assertThat(answer.text("detail")).contains("100000 values");
    assertThat(service.peakBytes() - peak).isLessThan(MARGIN);
  }

  private static TestAnswer push(Packing packing, InputStream body) {
    return push(packing, "application/vnd.netlapse.bundle", body);
  }

  private static TestAnswer push(Packing packing, String type, InputStream body) {
    return pusher.send(
        "POST",
        "/snapshots",
        type,
        BodyPublishers.ofInputStream(() -> body),
        "Content-Encoding",
        packing.encoding());
  }

  /** A bundle whose only section announces all that may come, and does not end. */
  private static InputStream bomb(Packing packing) {
    byte[] begin = packing.pack.apply(bundle("bomb", 0, LIMIT));
    byte[] zeros = packing.pack.apply(new byte[MEMBER_BYTES]);
    return new SequenceInputStream(
        Collections.enumeration(
            Stream.concat(Stream.of(begin), Stream.generate(() -> zeros).limit(MEMBERS))
                .map(ByteArrayInputStream::new)
                .toList()));
  }

  /** The begin of a bundle with a section, as far as some zeros of its output. */
  private static byte[] bundle(String node, int zeros, int told) {
    byte[] whole = TestSnapshots.bundle(node, "2026-11-21T10:00:00Z", new byte[zeros], told);
    return zeros == told ? whole : Arrays.copyOf(whole, whole.length - "\nend: 1\n".length());
  }
}
