package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.logs.LogEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a log that tell one trouble, as they stand in the log.
 *
 * @param lines the lines; at least one
 */
record LoggedTrouble(List<Logged> lines) {

  /** More say nothing new to a reader. */
  private static final int SHOWN = 3;

  /** The lines of these events that a reason fits; null for none. */
  static @Nullable LoggedTrouble of(NodeView node, Set<String> events, Predicate<LogEvent> fits) {
    List<Logged> lines =
        Logged.of(node, events.toArray(String[]::new)).stream()
            .filter(logged -> fits.test(logged.event()))
            .toList();
    return lines.isEmpty() ? null : new LoggedTrouble(lines);
  }

  /** The last line, whose reason is the one to be told. */
  LogEvent last() {
    return lines.getLast().event();
  }

  /** The last lines, the last one first. */
  List<Evidence> evidence() {
    return lines.reversed().stream().limit(SHOWN).map(Logged::line).toList();
  }
}
