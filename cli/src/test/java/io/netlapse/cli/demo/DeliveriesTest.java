package io.netlapse.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.upload.tree.Play;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DeliveriesTest {

  private static final List<Play> PLAYS =
      IntStream.range(0, 2016)
          .mapToObj(
              look -> new Play("cp-1", Instant.ofEpochSecond(300L * look), Path.of("01", "cp-1")))
          .toList();

  private final Deliveries deliveries = Deliveries.of(PLAYS);

  @Test
  void of_deliversEachSnapshotAndSomeTwice() {
    Map<Play, Integer> counts = new HashMap<>();
    deliveries.plays().forEach(play -> counts.merge(play, 1, Integer::sum));
    assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(PLAYS);
    assertThat(counts.values()).containsOnly(1, 2);
    assertThat(deliveries.plays()).hasSize(PLAYS.size() + deliveries.twice());
    assertThat(deliveries.twice()).isPositive();
  }

  @Test
  void of_deliversSomeLateAndSomeOutOfOrder() {
    assertThat(deliveries.late()).isPositive();
    assertThat(deliveries.overtaken()).isPositive();
    assertThat(descents()).isBetween(deliveries.late(), PLAYS.size() / 4);
  }

  @Test
  void of_isTheSameEachTime() {
    assertThat(Deliveries.of(PLAYS)).isEqualTo(deliveries);
  }

  /** How often an earlier snapshot comes directly behind a later one. */
  private int descents() {
    List<Play> plays = deliveries.plays();
    return (int)
        IntStream.range(1, plays.size())
            .filter(i -> plays.get(i).at().isBefore(plays.get(i - 1).at()))
            .count();
  }
}
