package io.netlapse.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.json.Json;
import io.netlapse.cli.local.LocalService;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.collectors.upload.tree.Play;
import io.netlapse.collectors.upload.tree.Recording;
import io.netlapse.spi.collect.CollectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One service for all; each replay gets a cluster of its own in it. */
final class ReplayTest {

  private static final Path FOLDER =
      Path.of("src/test/resources/recordings/ipvs-node-address-captured");

  private static LocalService service;
  private static ApiClient client;
  private static Recording recording;
  private static Json forward;

  @BeforeAll
  static void playForward() throws Exception {
    service = LocalService.temporary();
    client = service.client();
    recording = Recording.open(FOLDER);
    forward = known("forward", true);
  }

  @AfterAll
  static void stop() {
    client.close();
    service.close();
  }

  @Test
  void forward_hasEveryLifetimeOfTheTruth() throws IOException {
    int checked = 0;
    for (Json truth : truth().get("facts").items()) {
      if (truth.text("probe").startsWith("ip-")) {
        assertThat(lifetimes(truth)).as(truth.compact()).isEqualTo(expected(truth));
        checked++;
      }
    }
    assertThat(checked).isPositive();
  }

  @Test
  void forward_findsWhatTheTruthExpects() throws IOException {
    List<String> found =
        forward.get("findings").items().stream()
            .map(finding -> finding.text("rule") + " " + finding.text("node"))
            .toList();
    List<String> expected =
        truth().get("expectedFindings").items().stream()
            .flatMap(
                truth ->
                    truth.get("nodes").items().stream()
                        .map(node -> truth.text("class") + " " + node.text()))
            .toList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void backward_isTheSameAnswer() throws Exception {
    assertThat(otherLines(known("backward", true))).isEmpty();
  }

  @Test
  void random_isTheSameAnswer() throws Exception {
    for (int seed = 1; seed <= 2; seed++) {
      assertThat(otherLines(known("random:" + seed, true))).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void withoutAll_onlyWhatChanged() throws Exception {
    Json changed = known("forward", false);
    assertThat(changed.get("facts").items())
        .isNotEmpty()
        .hasSizeLessThan(forward.get("facts").items().size())
        .isSubsetOf(forward.get("facts").items())
        .allSatisfy(
            fact ->
                assertThat(fact.get("lifetimes").items())
                    .anyMatch(
                        life ->
                            !life.get("gone").isNull()
                                || !life.get("appeared").get("after").isNull()));
  }

  @Test
  void refusal_endsThePlaybackAndIsTold() {
    AtomicInteger begun = new AtomicInteger();
    Playback playback =
        new Playback(
            recording,
            capture -> {
              begun.incrementAndGet();
              throw new CollectException("no room");
            },
            () -> {});
    assertThatThrownBy(() -> playback.push(recording.plays(), 2))
        .isInstanceOf(CollectException.class)
        .hasMessage("no room");
    assertThat(begun).hasValueBetween(1, 2);
  }

  private static Json known(String order, boolean all) throws Exception {
    String cluster = order.replace(':', '-') + (all ? "-all" : "");
    List<Play> plays = PlayOrder.parse(order).of(recording.plays());
    try (PushToken token = PushToken.of(client, "test", cluster);
        PushClient push =
            PushClient.of(
                new PushSettings(
                    service.uri(), token.token(), cluster, null, null, Duration.ofSeconds(20)))) {
      new Playback(recording, push, () -> {}).push(plays, 3);
    }
    Instant until = recording.plays().getLast().at().plus(Duration.ofDays(1));
    return KnownHistory.of(client, cluster, until, all);
  }

  /** The first lines in which an answer differs from the forward one; none for the same bytes. */
  private static List<String> otherLines(Json answer) {
    List<String> expected = forward.indented().lines().toList();
    List<String> actual = answer.indented().lines().toList();
    if (answer.indented().equals(forward.indented())) {
      return List.of();
    }
    return IntStream.range(0, Math.max(expected.size(), actual.size()))
        .filter(
            i ->
                i >= expected.size()
                    || i >= actual.size()
                    || !expected.get(i).equals(actual.get(i)))
        .limit(3)
        .mapToObj(
            i ->
                "line %d: %s instead of %s"
                    .formatted(
                        i,
                        i < actual.size() ? actual.get(i) : "nothing",
                        i < expected.size() ? expected.get(i) : "nothing"))
        .toList();
  }

  private static Json truth() throws IOException {
    return Json.parse(Files.readString(FOLDER.resolve("truth.json")));
  }

  /** The lifetimes of the facts whose raw line fits the truth's pattern. */
  private static List<String> lifetimes(Json truth) {
    Pattern pattern = Pattern.compile(truth.text("pattern"));
    return forward.get("facts").items().stream()
        .filter(fact -> fact.text("node").equals(truth.text("node")))
        .filter(
            fact ->
                fact.get("lines").items().stream()
                    .anyMatch(line -> pattern.matcher(line.text()).find()))
        .flatMap(fact -> fact.get("lifetimes").items().stream())
        .map(
            life ->
                "(%s, %s] to %s, gone %s"
                    .formatted(
                        life.get("appeared").text("after"),
                        life.get("appeared").text("at"),
                        life.text("lastSeen"),
                        life.get("gone").text("at")))
        .toList();
  }

  private static List<String> expected(Json truth) {
    return truth.get("lifetimes").items().stream()
        .map(
            life ->
                "(%s, %s] to %s, gone %s"
                    .formatted(
                        life.get("appearedAfter").text("capturedAt"),
                        life.get("firstSeen").text("capturedAt"),
                        life.get("lastSeen").text("capturedAt"),
                        life.get("goneBy").text("capturedAt")))
        .toList();
  }
}
