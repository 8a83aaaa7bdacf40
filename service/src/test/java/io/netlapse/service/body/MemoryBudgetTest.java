package io.netlapse.service.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.settings.IngestSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MemoryBudgetTest {

  private final MemoryBudget budget =
      new MemoryBudget(
          new IngestSettings(100, 100, 100, 100, 100, Duration.ofMinutes(5), Duration.ofDays(366)));

  @Test
  void share_beyondTheBudget_isRefused() {
    try (MemoryBudget.Share one = budget.share();
        MemoryBudget.Share other = budget.share()) {
      one.take(60);
      assertThatThrownBy(() -> other.take(41)).isInstanceOf(ProblemException.class);
      other.take(40);
      assertThat(budget.taken()).isEqualTo(100);
    }
  }

  @Test
  void closedShare_givesAllBack() {
    try (MemoryBudget.Share share = budget.share()) {
      share.take(10);
      share.take(20);
    }
    assertThat(budget.taken()).isZero();
  }
}
