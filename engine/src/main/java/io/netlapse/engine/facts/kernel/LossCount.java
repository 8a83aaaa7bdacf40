package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.kernel.TableLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up counters of losses over the processors. Not safe for many threads. */
final class LossCount {

  private final String table;
  private final Map<String, Long> counters = new TreeMap<>();
  private final List<Span> spans = new ArrayList<>();

  LossCount(String table) {
    this.table = table;
  }

  /** A line that tells counters. */
  void line(Span span) {
    spans.add(span);
  }

  void add(String counter, long value) {
    counters.merge(counter, value, Math::addExact);
  }

  /** A fact for each counter that is not 0; the lines are understood in any case. */
  void tell(ReadingDraft draft) {
    spans.forEach(draft::understood);
    counters.forEach(
        (counter, value) -> {
          if (value > 0) {
            TableLoss loss = new TableLoss(table, counter, TableSteps.magnitude(value));
            draft.fact(loss.toFact(), spans);
          }
        });
  }
}
