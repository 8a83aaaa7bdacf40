package io.netlapse.service.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.db.query.FactRow;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StateDifferenceTest {

  private static FactRow fact(String key, String canonical, int occurrence) {
    return new FactRow(0, "k", canonical, key, "{}", occurrence);
  }

  @Test
  void difference_ofEqualStates_isEmpty() {
    List<FactRow> state = List.of(fact("a", "a1", 1), fact("a", "a1", 2), fact("b", "b1", 1));
    assertThat(StateDifference.of(state, state))
        .isEqualTo(new StateDifference(List.of(), List.of(), List.of()));
  }

  @Test
  void facts_ofOneKey_arePairedInOrder() {
    FactRow a1 = fact("a", "a1", 1);
    FactRow a2 = fact("a", "a2", 1);
    FactRow a3 = fact("a", "a3", 1);
    FactRow b1 = fact("b", "b1", 1);
    StateDifference difference = StateDifference.of(List.of(a1, a2, b1), List.of(a3));
    assertThat(difference.replaced()).containsExactly(new StateDifference.Pair(a1, a3));
    assertThat(difference.onlyLeft()).containsExactly(a2, b1);
    assertThat(difference.onlyRight()).isEmpty();
  }

  @Test
  void secondOfEqualFacts_isAFactOfItsOwn() {
    FactRow first = fact("a", "a1", 1);
    FactRow second = fact("a", "a1", 2);
    StateDifference difference = StateDifference.of(List.of(first), List.of(first, second));
    assertThat(difference.onlyRight()).containsExactly(second);
    assertThat(difference.onlyLeft()).isEmpty();
  }
}
