package io.netlapse.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.collectors.upload.tree.Recording;
import io.netlapse.diagnose.json.Json;
import io.netlapse.spi.collect.CollectException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a replay leaves out, and how it ends when it is refused. */
final class ReplayTest {

  private static final Path FOLDER =
      Path.of("src/test/resources/recordings/ipvs-node-address-captured");

  private static Theatre theatre;
  private static Recording recording;

  @BeforeAll
  static void open() throws Exception {
    theatre = new Theatre();
    recording = Recording.open(FOLDER);
  }

  @AfterAll
  static void close() {
    theatre.close();
  }

  @Test
  void withoutAll_onlyWhatChanged() throws Exception {
    Json all = theatre.known(recording, "all", "forward", true);
    Json changed = theatre.known(recording, "changed", "forward", false);
    assertThat(changed.get("facts").items())
        .isNotEmpty()
        .hasSizeLessThan(all.get("facts").items().size())
        .isSubsetOf(all.get("facts").items())
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
}
