package io.netlapse.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.collectors.upload.tree.Play;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlayOrderTest {

  private static final List<Play> PLAYS =
      IntStream.range(0, 20)
          .mapToObj(i -> new Play("node-1", Instant.ofEpochSecond(i), Path.of("step-" + i)))
          .toList();

  @Test
  void forward_isAsRecorded() {
    assertThat(PlayOrder.parse("forward").of(PLAYS)).isEqualTo(PLAYS);
  }

  @Test
  void backward_isTheLastFirst() {
    assertThat(PlayOrder.parse("backward").of(PLAYS)).isEqualTo(PLAYS.reversed());
  }

  @Test
  void random_isTheSameForTheSameSeed() {
    List<Play> seven = PlayOrder.parse("random:7").of(PLAYS);
    assertThat(seven)
        .containsExactlyInAnyOrderElementsOf(PLAYS)
        .isNotEqualTo(PLAYS)
        .isEqualTo(PlayOrder.parse("random:7").of(PLAYS))
        .isNotEqualTo(PlayOrder.parse("random:8").of(PLAYS));
  }

  @Test
  void anythingElse_isRefused() {
    for (String wrong : List.of("", "random", "random:", "random:x", "sideways")) {
      assertThatThrownBy(() -> PlayOrder.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("random:SEED");
    }
  }
}
