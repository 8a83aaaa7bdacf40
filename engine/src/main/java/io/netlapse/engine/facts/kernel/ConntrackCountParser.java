package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.kernel.TableEntries;
import io.netlapse.spi.snapshot.Command;
import java.util.Set;

/**
 * Reads {@code conntrack -C} (conntrack(8)): how many connections are tracked, in steps from 1024
 * on.
 *
 * <p>Sample: {@code 49}
 */
public final class ConntrackCountParser extends LineParser {

  private static final Set<String> COUNT = Set.of("-C", "--count");
  private static final int FIRST = 1024;

  /** Without state. */
  public ConntrackCountParser() {
    super("conntrack-count", 1, TableEntries.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("conntrack")
        && command.arguments().size() == 1
        && COUNT.contains(command.arguments().getFirst());
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    long entries = TableSteps.number(line.content().strip(), 10);
    if (entries < 0) {
      draft.unread(line.span());
    } else {
      draft.fact(
          new TableEntries("conntrack", TableSteps.atLeast(entries, FIRST)).toFact(), line.span());
    }
  }
}
