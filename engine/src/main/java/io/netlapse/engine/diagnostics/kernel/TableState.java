package io.netlapse.engine.diagnostics.kernel;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kernel.TableEntries;
import io.netlapse.spi.kernel.TableFill;
import io.netlapse.spi.kernel.TableLoss;
import io.netlapse.spi.logs.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How full a table of the kernel is at least, as far as its node tells.
 *
 * @param seen the line that tells; empty where none does
 * @param percent of the maximum, at least this much; 0 where nothing tells
 */
record TableState(Optional<SeenFact> seen, int percent) {

  private static final int NEARLY_FULL = 90;
  private static final int FILLING = 75;
  private static final int MOST_LINES = 5;

  /**
   * Works it out.
   *
   * @param node whose table
   * @param table its name in facts
   * @param max how many entries it takes; empty where that was not told
   */
  static TableState of(NodeView node, String table, Optional<Long> max) {
    return node.facts(TableFill.KIND).stream()
        .filter(seen -> TableFill.of(seen.fact()).table().equals(table))
        .map(seen -> new TableState(Optional.of(seen), percent(TableFill.of(seen.fact()).level())))
        .findFirst()
        .or(() -> counted(node, table, max))
        .orElse(new TableState(Optional.empty(), 0));
  }

  /** The lines that tell of losses of a table since the node started, by a counter. */
  static List<SeenFact> losses(NodeView node, String table, String counter) {
    return node.facts(TableLoss.KIND).stream()
        .filter(seen -> TableLoss.of(seen.fact()).table().equals(table))
        .filter(seen -> TableLoss.of(seen.fact()).counter().equals(counter))
        .toList();
  }

  /**
   * The lines of the log in which the kernel says that a table was full.
   *
   * @param event the catalogue's id
   * @param table the table that the line must name, if it names one
   */
  static List<SeenFact> logged(NodeView node, String event, String table) {
    return node.facts(LogEvent.KIND).stream()
        .filter(seen -> LogEvent.of(seen.fact()).event().equals(event))
        .filter(
            seen ->
                LogEvent.of(seen.fact()).details().getOrDefault("table", table).startsWith(table))
        .toList();
  }

  /** The lines of all three, the table's own first. */
  static List<Evidence> evidence(TableState state, List<SeenFact> logged, List<SeenFact> lost) {
    List<Evidence> lines = new ArrayList<>();
    Stream.of(state.seen().stream(), logged.stream().limit(MOST_LINES), lost.stream())
        .flatMap(stream -> stream)
        .forEach(seen -> lines.add(seen.evidence()));
    return lines;
  }

  boolean isKnown() {
    return seen.isPresent();
  }

  /** Whether it was worked out from a count, which facts keep in steps. */
  boolean isCounted() {
    return seen.filter(line -> line.fact().kind().equals(TableEntries.KIND)).isPresent();
  }

  boolean isNearlyFull() {
    return percent >= NEARLY_FULL;
  }

  boolean isFilling() {
    return percent >= FILLING;
  }

  /** For a sentence. */
  String words() {
    return percent >= 100 ? "full" : "at least %d %% full".formatted(percent);
  }

  private static Optional<TableState> counted(NodeView node, String table, Optional<Long> max) {
    if (max.isEmpty() || max.get() <= 0) {
      return Optional.empty();
    }
    return node.facts(TableEntries.KIND).stream()
        .filter(seen -> TableEntries.of(seen.fact()).table().equals(table))
        .map(
            seen ->
                new TableState(
                    Optional.of(seen),
                    (int) Math.min(100, TableEntries.of(seen.fact()).atLeast() * 100L / max.get())))
        .findFirst();
  }

  private static int percent(String level) {
    return switch (level) {
      case "full" -> 100;
      case "95-100" -> 95;
      case "90-95" -> NEARLY_FULL;
      case "75-90" -> FILLING;
      case "50-75" -> 50;
      default -> 0;
    };
  }
}
