package io.netlapse.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RecurrencesTest {

  private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant ELEVEN = TEN.plusSeconds(3600);

  private final Recurrences recurrences = new Recurrences();

  private List<Long> told(int acts, String subject, Instant at) {
    return IntStream.range(0, acts)
        .mapToObj(act -> recurrences.told(1, subject.formatted(act), at))
        .flatMap(Optional::stream)
        .map(Recurrences.Times::count)
        .toList();
  }

  @Test
  void sameAct_isToldWhereItsNumberDoubles_andAnewEachHour() {
    assertThat(told(20, "node a", TEN)).containsExactly(1L, 2L, 4L, 8L, 16L);
    assertThat(told(3, "node a", ELEVEN)).containsExactly(1L, 2L);
  }

  @Test
  void newSubject_isTold_evenAmongMany() {
    assertThat(told(6, "node a", TEN)).containsExactly(1L, 2L, 4L);
    assertThat(told(1, "node b", TEN)).containsExactly(7L);
    assertThat(told(1, "node b", TEN)).containsExactly(8L);
    assertThat(told(1, "node b", TEN)).isEmpty();
  }

  @Test
  void millionSubjects_areFewLines() {
    assertThat(told(1_000_000, "node %d", TEN)).hasSize(16 + 15);
  }

  @Test
  void otherToken_isCountedApart() {
    assertThat(told(3, "node a", TEN)).containsExactly(1L, 2L);
    assertThat(recurrences.told(2, "node a", TEN)).contains(new Recurrences.Times(1));
  }

  @Test
  void detail_saysHowOften_whereItIsMoreThanOnce() {
    assertThat(new Recurrences.Times(1).in("Why.")).isEqualTo("Why.");
    assertThat(new Recurrences.Times(8).in("Why.")).isEqualTo("Why. (8 times in this hour)");
    assertThat(new Recurrences.Times(8).in("")).isEqualTo("(8 times in this hour)");
  }
}
