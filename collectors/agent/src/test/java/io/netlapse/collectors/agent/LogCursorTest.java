package io.netlapse.collectors.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LogCursorTest {

  private static final Instant TEN_PAST = Instant.parse("2026-11-20T10:10:00Z");
  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

  private static final Sink ACKNOWLEDGING = capture -> {};
  private static final Sink REFUSING =
      capture -> {
        throw new CollectException("The service is away.");
      };

  @TempDir private Path folder;

  private final List<List<String>> asked = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private Instant now = TEN_PAST;
  private String status = "ok";
  private String end = "end: 1\n";

  @Test
  void firstCapture_takesAllThatThereIs_theNextOnlyWhatMayBeNew() throws Exception {
    collect(ACKNOWLEDGING);
    now = now.plus(Duration.ofMinutes(5));
    collect(ACKNOWLEDGING);

    assertThat(asked).containsExactly(List.of(), since(TEN));
  }

  @Test
  void captureThatDidNotArrive_leavesItWhereItWas() throws Exception {
    collect(ACKNOWLEDGING);
    now = now.plus(Duration.ofHours(5));
    assertThatThrownBy(() -> collect(REFUSING)).isInstanceOf(CollectException.class);
    now = now.plus(Duration.ofMinutes(5));
    collect(ACKNOWLEDGING);

    assertThat(asked).containsExactly(List.of(), since(TEN), since(TEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout", "truncated", "denied", "failed", "unsupported"})
  void captureWithoutTheWholeJournal_leavesItWhereItWas(String without) throws Exception {
    status = without;
    collect(ACKNOWLEDGING);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void captureThatIsCutOff_leavesItWhereItWas() throws Exception {
    end = "";
    collect(ACKNOWLEDGING);

    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T10:10:00Z, 2026-11-20T10:00:00Z",
    "2026-11-20T10:01:00Z, 2026-11-20T10:00:00Z",
    // What was written in the last minute before may come behind it.
    "2026-11-20T10:00:59Z, 2026-11-20T09:00:00Z"
  })
  void since_isTheBeginOfTheHourOfAMinuteBefore(Instant cursor, Instant since) throws Exception {
    LogCursor kept = LogCursor.in(folder, "");
    kept.moveTo(cursor);

    assertThat(kept.since(cursor)).contains(since);
  }

  @Test
  void clockThatWasSetBack_isAFirstCapture() throws Exception {
    collect(ACKNOWLEDGING);
    now = NINE.plus(Duration.ofMinutes(5));
    collect(ACKNOWLEDGING);
    now = NINE.plus(Duration.ofMinutes(20));
    collect(ACKNOWLEDGING);

    assertThat(asked).containsExactly(List.of(), List.of(), since(NINE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10:10", "2026-11-20T10:1"})
  void fileThatIsDamaged_isAFirstCapture(String text) throws Exception {
    Files.writeString(folder.resolve("logs.cursor"), text);
    collect(ACKNOWLEDGING);
    collect(ACKNOWLEDGING);

    assertThat(asked).containsExactly(List.of(), since(TEN));
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void nodes_haveCursorsOfTheirOwn() throws Exception {
    collect(Map.of("node", "a", "state", folder.toString()), Map.of());
    collect(Map.of("node", "b", "state", folder.toString()), Map.of());
    collect(Map.of("node", "a", "state", folder.toString()), Map.of());

    assertThat(asked)
        .containsExactly(
            List.of("--node", "a"),
            List.of("--node", "b"),
            List.of("--node", "a", "--since", Long.toString(TEN.getEpochSecond())));
  }

  @ParameterizedTest
  @CsvSource({
    "STATE_DIRECTORY, '', ''",
    "STATE_DIRECTORY, '', :/var/lib/other",
    "XDG_STATE_HOME, netlapse, ''",
    "HOME, .local/state/netlapse, ''"
  })
  void folder_isWhereStateIsKept(String variable, String below, String more) throws Exception {
    collect(Map.of(), Map.of(variable, folder + more));

    assertThat(folder.resolve(below).resolve("logs.cursor")).hasContent("2026-11-20T10:10:00Z");
  }

  @Test
  void folderThatCannotBeWritten_isSaid_andTheCaptureHasArrived() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    collect(Map.of("state", file.toString()), Map.of());

    assertThat(remarks).singleElement().asString().contains(file.toString(), "'state'");
  }

  @Test
  void withoutAnyFolder_everyCaptureIsAFirstOne() throws Exception {
    collect(Map.of(), Map.of());
    collect(Map.of(), Map.of());

    assertThat(asked).containsExactly(List.of(), List.of());
    assertThat(remarks).isEmpty();
  }

  private void collect(Sink sink) throws Exception {
    agent(Map.of()).collect(new Settings(List.of(), Map.of("state", folder.toString())), sink);
  }

  private void collect(Map<String, String> options, Map<String, String> environment)
      throws Exception {
    agent(environment).collect(new Settings(List.of(), options), ACKNOWLEDGING);
  }

  /** A new one each time: nothing is remembered but what the folder has. */
  private AgentCollector agent(Map<String, String> environment) {
    return new AgentCollector(
        arguments -> {
          asked.add(arguments);
          return bundle().getBytes(UTF_8);
        },
        environment,
        () -> now,
        remarks::add);
  }

  private String bundle() {
    return """
    netlapse-bundle 1
    captured-at: %s

    section: journal
    command: journalctl --no-pager
    exit: 0
    status: %s
    output-bytes: 2
    error-bytes: 0

    x

    %s\
    """
        .formatted(now, status, end);
  }

  private static List<String> since(Instant instant) {
    return List.of("--since", Long.toString(instant.getEpochSecond()));
  }
}
