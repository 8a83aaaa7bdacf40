package io.netlapse.engine.facts.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.system.Boot;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadingDraftTest {

  @Test
  void piecesOfAFact_areInTheOrderOfTheText() {
    Span first = new Span(0, 4);
    Span second = new Span(5, 9);
    Fact fact = new Boot("0b7d2c3e-6f0e-4c5c-9d0e-2f5f1c7a9b10").toFact();
    ReadingDraft draft = new ReadingDraft();

    draft.fact(fact, List.of(second, first));

    assertThat(draft.toReading().facts().getFirst().spans()).containsExactly(first, second);
  }
}
