package io.netlapse.service;

import static io.netlapse.service.TestSnapshots.TWO_ROUTES;
import static io.netlapse.service.TestSnapshots.bundle;
import static io.netlapse.service.TestSnapshots.gzip;
import static io.netlapse.service.TestSnapshots.routes;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is refused with a sentence that says so, and not one row is written. */
final class BadSnapshotsTest {

  private static final String AT = "2026-11-21T10:00:00Z";
  private static final String BUNDLE = "application/vnd.netlapse.bundle";

  private static TestService service;
  private static TestClient pusher;

  private Map<String, Long> before = Map.of();

  @BeforeAll
  static void start() {
    service = TestService.start();
    pusher = service.pusher("c", "");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void count() {
    before = rows();
  }

  @AfterEach
  void nothing_wasStored() {
    assertThat(rows()).isEqualTo(before);
  }

  /** Without the audit log, which tells of what another's token was refused. */
  private static Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>(RowCounts.of(service.database()));
    rows.remove("audit");
    return rows;
  }

  private static TestAnswer pushBundle(byte[] bundle, String... headers) {
    return pusher.send("POST", "/snapshots", BUNDLE, BodyPublishers.ofByteArray(bundle), headers);
  }

  private static void assertRefused(TestAnswer answer, int status, String... says) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.text("detail")).contains(says);
  }

  static Stream<Arguments> bundles() {
    byte[] good = TWO_ROUTES.getBytes(UTF_8);
    return Stream.of(
        arguments("nothing", new byte[0], "Not a bundle"),
        arguments("no bundle", "hello\n".getBytes(UTF_8), "Not a bundle"),
        arguments("garbage", randomBytes(), "Not a bundle"),
        arguments("another version", "netlapse-bundle 2\n\n".getBytes(UTF_8), "version 2"),
        arguments("too few bytes told", bundle("n", AT, good, 10), "byte counts are wrong"),
        arguments("too many bytes told", bundle("n", AT, good, 4000), "No section of it"),
        arguments("a terabyte told", bundle("n", AT, good, 1L << 40), "bytes are announced"),
        arguments("a slash in the name", bundle("a/b", AT, good), "letters, digits"),
        arguments("no time", bundle("n", "", good), "captured-at"),
        arguments("1970", bundle("n", "1970-01-01T00:00:10Z", good), "never set"),
        arguments("9999", bundle("n", "9999-01-01T00:00:00Z", good), "never set"),
        arguments("three years ahead", bundle("n", yearsAhead(3), good), "ahead of its arrival"),
        arguments("a section twice", twice(good), "twice"));
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[5000];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static String yearsAhead(int years) {
    return Instant.now().plus(Duration.ofDays(365L * years)).toString();
  }

  private static byte[] twice(byte[] output) {
    String once = new String(bundle("n", AT, output), UTF_8);
    String section = once.substring(once.indexOf("section:"), once.indexOf("end: 1"));
    return once.replace("end: 1", section + "end: 2").getBytes(UTF_8);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bundles")
  void bundle_thatIsWrong_isRefused(String what, byte[] bundle, String says) {
    assertRefused(pushBundle(bundle), 422, says);
  }

  static Stream<Arguments> documents() {
    return Stream.of(
        arguments("no time", without("capturedAt"), "/capturedAt"),
        arguments("no node", without("node"), "Nobody says which node"),
        arguments("no sections", without("sections"), "/sections"),
        arguments("1970", with("capturedAt", "1970-01-01T00:00:00Z"), "never set"),
        arguments("9999", with("capturedAt", "9999-12-31T00:00:00Z"), "never set"),
        arguments("no RFC 3339", with("capturedAt", "yesterday"), "RFC 3339"),
        arguments("a slash in the name", with("node", "a/b"), "letters, digits"),
        arguments("a line feed in the name", with("node", "a\nb"), "'a?b'"),
        arguments("a long name", with("node", "x".repeat(10_000)), "1 to 253"),
        arguments("an unknown field", with("colour", "red"), "/colour: the field is unknown"),
        arguments("a negative uptime", with("uptimeSeconds", -1), "/uptimeSeconds"),
        arguments("an unknown field of a section", section("outputs", "x"), "/sections/0/outputs"),
        arguments("an unknown status", section("status", "fine"), "/sections/0/status"),
        arguments("an end before the begin", section("end", "2020-01-01T00:00:00Z"), "'begin'"),
        arguments("an exit status of 1.5", section("exitStatus", 1.5), "/sections/0/exitStatus"),
        arguments("a section twice", twiceAsJson(), "/sections/1/command"));
  }

  private static ObjectNode with(String field, Object value) {
    return routes("n", AT, TWO_ROUTES).putPOJO(field, value);
  }

  private static ObjectNode without(String field) {
    return routes("n", AT, TWO_ROUTES).without(field);
  }

  private static ObjectNode section(String field, Object value) {
    ObjectNode snapshot = routes("n", AT, TWO_ROUTES);
    ((ObjectNode) snapshot.at("/sections/0")).putPOJO(field, value);
    return snapshot;
  }

  private static ObjectNode twiceAsJson() {
    ObjectNode snapshot = routes("n", AT, TWO_ROUTES);
    ArrayNode sections = (ArrayNode) snapshot.get("sections");
    sections.add(sections.get(0).deepCopy());
    return snapshot;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void document_thatIsWrong_isRefused(String what, ObjectNode document, String says) {
    assertRefused(pusher.post("/snapshots", document.toString()), 422, says);
  }

  @Test
  void document_thatIsNoJson_isRefused() {
    assertRefused(pusher.post("/snapshots", "{\"node\":\"n\""), 400, "no JSON");
    assertRefused(pusher.post("/snapshots", "[]"), 422, "no JSON object");
  }

  @Test
  void livePush_fromTheFuture_isRefused() {
    String now = Instant.now().toString();
    String ahead = Instant.now().plus(Duration.ofMinutes(6)).toString();
    assertRefused(
        pushBundle(bundle("n", ahead, TWO_ROUTES.getBytes(UTF_8)), "Netlapse-Sent-At", now),
        422,
        "ahead of its arrival");
    assertRefused(
        pushBundle(bundle("n", now, TWO_ROUTES.getBytes(UTF_8)), "Netlapse-Sent-At", "noon"),
        400,
        "Netlapse-Sent-At");
  }

  @Test
  void body_ofAnotherType_isRefused() {
    TestAnswer answer =
        pusher.send("POST", "/snapshots", "text/plain", BodyPublishers.ofString("x"));
    assertRefused(answer, 415, "text/plain");
  }

  @Test
  void body_ofAnotherEncoding_isRefused() {
    byte[] good = bundle("n", AT, TWO_ROUTES.getBytes(UTF_8));
    assertRefused(pushBundle(good, "Content-Encoding", "br"), 415, "'br'");
    assertRefused(pushBundle(good, "Content-Encoding", "gzip"), 422, "gzip");
    assertRefused(pushBundle(good, "Content-Encoding", "zstd"), 422, "zstd");
    byte[] half = Arrays.copyOf(gzip(good), 60);
    assertRefused(pushBundle(half, "Content-Encoding", "gzip"), 422, "cut on the way");
  }

  @Test
  void token_ofAnotherNodeOrCluster_isRefused() {
    TestClient other = service.pusher("c", "m");
    before = rows(); // The token itself is a row.
    String snapshot = routes("n", AT, TWO_ROUTES).toString();
    assertRefused(other.post("/snapshots", snapshot), 403, "c/m", "c/n");
    assertRefused(pusher.post("/snapshots?cluster=d", snapshot), 403, "cluster c", "cluster d");
    assertThat(service.as("nl_push_wrong").post("/snapshots", snapshot).status()).isEqualTo(401);
    assertThat(service.anonymous().post("/snapshots", snapshot).status()).isEqualTo(401);
  }

  @Test
  void millionRoutes_areRefused_withTheLimit() {
    byte[] million =
        IntStream.range(0, 1_000_000)
            .mapToObj(i -> "10.%d.%d.%d dev eth0\n".formatted(i >> 16, (i >> 8) & 255, i & 255))
            .collect(joining())
            .getBytes(UTF_8);
    assertRefused(
        pushBundle(gzip(bundle("n", AT, million)), "Content-Encoding", "gzip"),
        413,
        "1000000 lines",
        "netlapse.ingest.max-lines");
  }

  @Test
  void connection_cutMidway_storesNothing() throws IOException {
    URI uri = service.running().uri();
    byte[] good = bundle("n", AT, TWO_ROUTES.getBytes(UTF_8));
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST /api/v1/snapshots?cluster=c HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: %s\r
          Content-Length: %d\r
          \r
          """
              .formatted(TestService.ADMIN, BUNDLE, good.length)
              .getBytes(ISO_8859_1));
      out.write(good, 0, good.length / 2);
      out.flush();
    }
    assertThat(service.admin().get("/clusters").status()).isEqualTo(200);
  }
}
