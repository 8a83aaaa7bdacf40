package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.logs.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a log that tell one trouble, in the order of their facts.
 *
 * @param lines the lines; at least one
 */
record LoggedTrouble(List<SeenFact> lines) {

  /** More say nothing new to a reader. */
  private static final int SHOWN = 3;

  /** The lines of these events that a reason fits; null for none. */
  static @Nullable LoggedTrouble of(NodeView node, Set<String> events, Predicate<LogEvent> fits) {
    List<SeenFact> lines = new ArrayList<>();
    for (SeenFact seen : node.facts(LogEvent.KIND)) {
      LogEvent event = LogEvent.of(seen.fact());
      if (events.contains(event.event()) && fits.test(event)) {
        lines.add(seen);
      }
    }
    return lines.isEmpty() ? null : new LoggedTrouble(List.copyOf(lines));
  }

  /** The last line, whose reason is the one to be told. */
  LogEvent last() {
    return LogEvent.of(lines.getLast().fact());
  }

  /** The last lines, the last one first. */
  List<Evidence> evidence() {
    return lines.reversed().stream().limit(SHOWN).map(SeenFact::evidence).toList();
  }
}
