package io.netlapse.engine.facts.nettools;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;
import java.util.List;

/**
 * Knows {@code /proc/net/dev} (proc_pid_net(5)): counters, which say no fact. A sample line:
 *
 * <pre>
 * {@code   eth0:     976      14    0    0    0     0          0        14      666       7 ...}
 * </pre>
 */
public final class ProcNetDevParser extends LineParser {

  private static final int COUNTERS = 16;

  /** For {@link java.util.ServiceLoader}. */
  public ProcNetDevParser() {
    super("proc-net-dev", 1);
  }

  @Override
  public boolean reads(Command command) {
    return shows(command, "/proc/net/dev");
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    if (isHeader(line) || isCounters(line)) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }

  private static boolean isHeader(Line line) {
    String content = line.content().strip();
    return content.startsWith("Inter-|") || content.startsWith("face |");
  }

  /** A device, a colon and its counters, of which old kernels leave no blank before the first. */
  private static boolean isCounters(Line line) {
    String content = line.content();
    int colon = content.lastIndexOf(':');
    String numbers = content.substring(colon + 1).strip();
    return colon > 0
        && numbers.chars().allMatch(c -> c == ' ' || (c >= '0' && c <= '9'))
        && List.of(numbers.split(" +")).size() == COUNTERS;
  }
}
