package io.netlapse.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.upload.tree.Recording;
import io.netlapse.diagnose.json.Json;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recordings of a real kube-proxy, each with what its maker knows of it: netlapse knows the same,
 * in whatever order it is told.
 */
final class RecordingsTest {

  private static final Path FOLDER = Path.of("src/test/resources/recordings");
  private static final List<String> ORDERS = List.of("forward", "backward", "random:1");
  private static final String ARCHIVE = ".zip";

  private static Theatre theatre;

  @BeforeAll
  static void open() {
    theatre = new Theatre();
  }

  @AfterAll
  static void close() {
    theatre.close();
  }

  static List<String> recordings() throws IOException {
    try (Stream<Path> entries = Files.list(FOLDER)) {
      return entries
          .filter(entry -> Files.isDirectory(entry) || entry.toString().endsWith(ARCHIVE))
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void recording_isKnownAsItWasInEveryOrder(String name) throws Exception {
    if (name.endsWith(ARCHIVE)) {
      try (FileSystem archive = FileSystems.newFileSystem(FOLDER.resolve(name))) {
        check(name, archive.getPath("/"));
      }
    } else {
      check(name, FOLDER.resolve(name));
    }
  }

  private static void check(String name, Path folder) throws Exception {
    Recording recording = Recording.open(folder);
    RecordedTruth truth = RecordedTruth.of(folder);
    Map<String, Json> answers = played(recording, name);
    Json forward = answers.remove("forward");

    for (Json fact : truth.facts()) {
      assertThat(RecordedTruth.known(forward, fact))
          .as("lifetimes of %s", fact.compact())
          .contains(RecordedTruth.lifetimes(fact));
    }
    assertThat(truth.findings().differences(forward)).isEmpty();
    for (RecordedSilence silence : truth.silences()) {
      assertThat(findings(forward))
          .as(silence.sentence())
          .noneMatch(finding -> silence.finding().matcher(finding).matches());
    }
    answers.forEach((order, answer) -> assertThat(otherLines(forward, answer)).as(order).isEmpty());
  }

  /** What is known after each order, by the order's name; each into a cluster of its own. */
  private static Map<String, Json> played(Recording recording, String name) throws Exception {
    Map<String, Future<Json>> answers = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String order : ORDERS) {
        String cluster = name + "-" + order.replace(':', '-');
        answers.put(order, threads.submit(() -> theatre.known(recording, cluster, order, true)));
      }
    }
    Map<String, Json> known = new LinkedHashMap<>();
    for (Map.Entry<String, Future<Json>> answer : answers.entrySet()) {
      known.put(answer.getKey(), answer.getValue().get());
    }
    return known;
  }

  /** "rule node subject" of each finding. */
  private static List<String> findings(Json answer) {
    return answer.get("findings").items().stream()
        .map(
            finding ->
                String.join(
                    " ", finding.text("rule"), finding.text("node"), finding.text("subject")))
        .toList();
  }

  /** The first lines in which an answer differs from the forward one; none for the same bytes. */
  private static List<String> otherLines(Json forward, Json answer) {
    if (answer.indented().equals(forward.indented())) {
      return List.of();
    }
    List<String> expected = forward.indented().lines().toList();
    List<String> actual = answer.indented().lines().toList();
    return IntStream.range(0, Math.max(expected.size(), actual.size()))
        .filter(i -> !line(expected, i).equals(line(actual, i)))
        .limit(3)
        .mapToObj(i -> "line %d: %s instead of %s".formatted(i, line(actual, i), line(expected, i)))
        .toList();
  }

  private static String line(List<String> lines, int i) {
    return i < lines.size() ? lines.get(i) : "nothing";
  }
}
