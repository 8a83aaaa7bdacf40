package io.netlapse.collectors.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PushClientTest {

  private static final String BUNDLE = "netlapse-bundle 1\n";
  private static final Capture LIVE = capture(Capture.Age.LIVE);
  private static final Capture RECORDED = capture(Capture.Age.RECORDED);

  private final StillTime time = new StillTime();
  private LoopbackServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new LoopbackServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void capture_isPostedWithAllThatTheServiceNeeds() throws Exception {
    deliver(settings("dc-1", "worker-1"), LIVE);

    LoopbackServer.Request request = server.requests().getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.uri()).isEqualTo(URI.create("/api/v1/snapshots?cluster=dc-1&node=worker-1"));
    assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer secret-1");
    assertThat(request.headers().getFirst("Content-Type"))
        .isEqualTo("application/vnd.netlapse.bundle");
    assertThat(request.headers().getFirst("Content-Encoding")).isEqualTo("gzip");
    assertThat(request.headers().getFirst("Netlapse-Sent-At")).isEqualTo("2026-11-21T11:40:00Z");
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(request.bytes()))) {
      assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo(BUNDLE);
    }
  }

  @Test
  void recordedCapture_tellsNoSendTime() throws Exception {
    deliver(settings(null, null), RECORDED);

    LoopbackServer.Request request = server.requests().getFirst();
    assertThat(request.uri()).isEqualTo(URI.create("/api/v1/snapshots"));
    assertThat(request.headers()).doesNotContainKey("Netlapse-sent-at");
  }

  @Test
  void acknowledgement_mayBe200() throws Exception {
    server.thenAnswer(200, "{\"duplicate\":true}");

    deliver(settings(null, null), LIVE);

    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void service_thatIsAwayIsTriedAgain(int status) throws Exception {
    server.thenAnswer(status, "").thenAnswer(status, "");

    deliver(settings(null, null), LIVE);

    assertThat(server.requests()).hasSize(3);
    assertThat(time.sleeps()).hasSize(2);
  }

  @Test
  void connection_thatIsDroppedIsTriedAgain() throws Exception {
    server.thenDrop().thenDrop();

    deliver(settings(null, null), LIVE);

    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void sendTime_isThatOfTheAttempt() throws Exception {
    server.thenAnswer(503, "", "Retry-After", "120");

    deliver(settings(null, null), LIVE);

    String sentAt = server.requests().getLast().headers().getFirst("Netlapse-Sent-At");
    assertThat(sentAt).isEqualTo(time.now().toString()).isNotEqualTo("2026-11-21T11:40:00Z");
  }

  @Test
  void sendTime_isTheNodesClock() throws Exception {
    deliver(settings(null, null), capture(new Capture.Age.Live(Duration.ofSeconds(-90))));

    String sentAt = server.requests().getFirst().headers().getFirst("Netlapse-Sent-At");
    assertThat(sentAt).isEqualTo("2026-11-21T11:38:30Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"7", "Sat, 21 Nov 2026 11:40:07 GMT"})
  void retryAfter_isKept(String value) throws Exception {
    server.thenAnswer(429, "", "Retry-After", value);

    deliver(settings(null, null), LIVE);

    assertThat(time.sleeps())
        .singleElement()
        .satisfies(
            slept -> assertThat(slept).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8)));
  }

  @Test
  void retryAfter_beyondTheTimeGivenEndsAtOnce() {
    server.thenAnswer(503, "", "Retry-After", "86400");

    assertThatThrownBy(() -> deliver(settings(null, null), LIVE))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("within 10 min");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void service_thatStaysAwayIsGivenUp() {
    for (int i = 0; i < 1_000; i++) {
      server.thenAnswer(503, "{\"title\":\"Busy\",\"detail\":\"no space left\"}");
    }

    assertThatThrownBy(() -> deliver(settings(null, null), LIVE))
        .isInstanceOf(CollectException.class)
        .hasMessageStartingWith("this machine did not reach " + server.address())
        .hasMessageContaining("within 10 min; last: 503 Busy: no space left.")
        .hasMessageContaining("push again");
    assertThat(time.sleeps().stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10));
  }

  @Test
  void server_thatIsNotThereIsGivenUp() {
    URI nobody = server.address();
    server.close();

    assertThatThrownBy(() -> deliver(PushSettings.of(nobody, token()), LIVE))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining(nobody.toString())
        .hasMessageContaining("last: no connection");
  }

  @Test
  void refusal_isToldWithTitleAndDetailAndNotTriedAgain() {
    server.thenAnswer(
        409,
        """
        {"type":"about:blank","title":"Conflict","status":409,
         "detail":"node \\"worker-1\\" is bound to another machine-id","errors":[{"detail":"x"}]}
        """);

    assertThatThrownBy(() -> deliver(settings(null, null), LIVE))
        .isInstanceOf(CollectException.class)
        .hasMessageStartingWith("this machine was not taken: ")
        .hasMessageContaining(
            "answered 409 (Conflict: node \"worker-1\" is bound to another machine-id)");
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "202, Only 200 and 201 acknowledge",
    "204, Only 200 and 201 acknowledge",
    "302, Redirections are not followed",
    "400, It would be refused again",
    "401, The token is not known there",
    "403, The token may not push this",
    "404, There is no netlapse at that address",
    "413, Capture less at once",
    "500, See the server's log",
  })
  void answer_thatIsNoneOfTheseEndsIt(int status, String advice) {
    server.thenAnswer(status, "", "Location", "https://elsewhere.example/");

    assertThatThrownBy(() -> deliver(settings(null, null), LIVE))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("answered " + status)
        .hasMessageContaining(advice);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void answer_ofAnyLengthIsReadInPart() {
    server.thenAnswer(400, "x".repeat(5_000_000));

    assertThatThrownBy(() -> deliver(settings(null, null), LIVE))
        .isInstanceOf(CollectException.class)
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(700));
  }

  @Test
  void token_isInNoMessage() {
    server.thenAnswer(401, "who are you");

    assertThatThrownBy(() -> deliver(settings(null, null), LIVE))
        .hasMessageNotContaining("secret-1");
    assertThat(settings(null, null).toString()).doesNotContain("secret-1");
  }

  @Test
  void interruption_endsTheDelivery() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> deliver(settings(null, null), LIVE))
        .isInstanceOf(InterruptedException.class);
  }

  private void deliver(PushSettings settings, Capture capture)
      throws CollectException, InterruptedException {
    try (PushClient client = new PushClient(settings, time, new Random(1))) {
      client.deliver(capture);
    }
  }

  private PushSettings settings(String cluster, String node) {
    return new PushSettings(
        server.address(), token(), cluster, node, null, PushSettings.DEFAULT_GIVE_UP_AFTER);
  }

  private static Token token() {
    try {
      return Token.of(Map.of(Token.VARIABLE, "secret-1"));
    } catch (CollectException e) {
      throw new AssertionError(e);
    }
  }

  private static Capture capture(Capture.Age age) {
    return new Capture("this machine", Content.of(BUNDLE), age);
  }
}
