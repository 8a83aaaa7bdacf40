package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kernel.TableLoss;
import io.netlapse.spi.snapshot.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code conntrack -S} (conntrack(8)): what the table lost since the node started. The other
 * counters say how busy it is and are no facts.
 *
 * <p>Sample: {@code cpu=0 found=12 invalid=4 insert=0 insert_failed=3 drop=3 early_drop=0 error=0}
 */
public final class ConntrackStatParser extends OutputParser {

  /** The counters that say that a packet or a connection was lost. */
  static final Set<String> LOSSES = Set.of("drop", "early_drop", "insert_failed");

  private static final Set<String> STATS = Set.of("-S", "--stats");

  /** Without state. */
  public ConntrackStatParser() {
    super("conntrack-stats", 1, TableLoss.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("conntrack")
        && command.arguments().size() == 1
        && STATS.contains(command.arguments().getFirst());
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(Coverage.where(TableLoss.KIND, Map.of("table", "conntrack")));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    LossCount losses = new LossCount("conntrack");
    for (Line line : Line.of(text)) {
      Map<String, Long> counters = counters(line.wordList());
      if (counters.isEmpty()) {
        draft.unread(line.span());
      } else {
        losses.line(line.span());
        LOSSES.forEach(counter -> losses.add(counter, counters.getOrDefault(counter, 0L)));
      }
    }
    losses.tell(draft);
  }

  /** The counters of one processor by name; empty where the line is none. */
  private static Map<String, Long> counters(List<String> words) {
    Map<String, Long> counters = new HashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      long value = equals < 0 ? -1 : TableSteps.number(word.substring(equals + 1), 10);
      if (value < 0 || value > Integer.MAX_VALUE * 2L) {
        return Map.of();
      }
      counters.put(word.substring(0, equals), value);
    }
    return words.getFirst().startsWith("cpu=") ? counters : Map.of();
  }
}
