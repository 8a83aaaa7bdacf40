package io.netlapse.cli.demo;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.local.LocalService;
import io.netlapse.collectors.upload.tree.Play;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo's steps against a whole netlapse, with every tenth look of the week. */
final class DemoTest {

  private static final Path EXPECTATIONS =
      Path.of("src/test/resources/io/netlapse/cli/demo/expectations-of-a-tenth.tsv");

  private static LocalService service;
  private static ApiClient admin;
  private static ShippedRecording shipped;
  private static List<Play> plays;
  private static Report report;

  private static final ByteArrayOutputStream PROGRESS = new ByteArrayOutputStream();

  @BeforeAll
  static void play() throws Exception {
    service = LocalService.temporary();
    admin = service.client();
    shipped = ShippedRecording.open();
    plays = everyTenth(shipped.recording().plays());
    demo().play(shipped.recording(), plays);
    report = demo().ask(plays);
  }

  @AfterAll
  static void stop() {
    shipped.close();
    admin.close();
    service.close();
  }

  @Test
  void ask_answersEachPart() throws Exception {
    assertThat(Expectations.parse(Files.readAllLines(EXPECTATIONS)).complaints(report.parts()))
        .isEmpty();
  }

  @Test
  void ask_ofTheWholeWeek_isNotAnsweredByATenthOfIt() {
    assertThat(Expectations.parse(shipped.expectations()).complaints(report.parts()))
        .anyMatch(complaint -> complaint.startsWith("the part 'window' does not say"));
  }

  @Test
  void play_again_findsAllOfItThere() throws Exception {
    PROGRESS.reset();
    demo().play(shipped.recording(), plays);
    assertThat(PROGRESS.toString(StandardCharsets.UTF_8)).contains("from an earlier run");
    assertThat(demo().ask(plays).parts()).isEqualTo(report.parts());
  }

  @Test
  void captureThisMachine_tellsWhatTheApiKnowsOfIt() throws Exception {
    assertThat(demo().captureThisMachine().parts().getFirst().lines().getFirst())
        .matches(".+: [0-9]+ outputs, [1-9][0-9]* facts, .*");
  }

  private static Demo demo() {
    PrintStream progress = new PrintStream(PROGRESS, true, StandardCharsets.UTF_8);
    return new Demo(service.uri(), admin, progress, Clock.systemUTC());
  }

  private static List<Play> everyTenth(List<Play> all) {
    Map<String, Integer> seen = new HashMap<>();
    return all.stream()
        .filter(play -> (seen.merge(play.node(), 1, Integer::sum) - 1) % 10 == 0)
        .sorted(comparing(Play::at))
        .toList();
  }
}
