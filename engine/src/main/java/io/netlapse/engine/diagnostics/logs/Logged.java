package io.netlapse.engine.diagnostics.logs;

import static java.util.Comparator.comparing;

import io.netlapse.engine.diagnostics.index.Grouping;
import io.netlapse.engine.diagnostics.index.Groups;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.logs.LogEvent;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log, read.
 *
 * @param seen the fact, with its line
 * @param event what it says
 */
public record Logged(SeenFact seen, LogEvent event) {

  /** As the lines stand in their log; a log is written from top to bottom. */
  private static final Comparator<Logged> AS_WRITTEN =
      comparing((Logged logged) -> logged.line().probe().value())
          .thenComparingInt(logged -> logged.line().line());

  /** A log may have a hundred thousand lines, and of most nobody asks more. */
  private static final Grouping<String, SeenFact> BY_EVENT =
      new Grouping<>(LogEvent.KIND, Function.identity(), seen -> seen.fact().field("event"));

  /** The lines of a node's logs that are one of the given events, as they stand in the logs. */
  public static List<Logged> of(NodeView node, String... events) {
    Groups<String, SeenFact> lines = node.index(BY_EVENT);
    return Stream.of(events)
        .distinct()
        .flatMap(event -> lines.get(event).stream())
        .map(seen -> new Logged(seen, LogEvent.of(seen.fact())))
        .sorted(AS_WRITTEN)
        .toList();
  }

  /** The line. */
  public Evidence line() {
    return seen.evidence();
  }

  /** What the catalogue took out of the line under a name; null where it was cut off. */
  public @Nullable String detail(String name) {
    return event.details().get(name);
  }

  /** The same, or other words where the line was cut off. */
  public String detail(String name, String otherwise) {
    return event.details().getOrDefault(name, otherwise);
  }
}
