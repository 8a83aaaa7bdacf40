package io.netlapse.engine.facts.nettools;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.LearnedNeighbour;
import io.netlapse.spi.network.NeighbourBrief;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code /proc/net/arp}, which {@code arp} is made of (proc_pid_net(5)). A sample line:
 *
 * <pre>{@code 10.1.0.9         0x1         0x6         02:00:00:00:01:09     *        eth0}</pre>
 */
public final class ProcNetArpParser extends LineParser {

  /** For {@link java.util.ServiceLoader}. */
  public ProcNetArpParser() {
    super("proc-net-arp", 1, NeighbourBrief.KIND, LearnedNeighbour.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return shows(command, "/proc/net/arp");
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(Coverage.where(NeighbourBrief.KIND, Map.of("form", "arp")));
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    List<String> words = line.wordList();
    boolean header = words.getFirst().equals("IP") && words.getLast().equals("Device");
    boolean entry = words.size() == 6 && words.get(1).startsWith("0x");
    // Without a flag the address is still asked for (linux/if_arp.h: 2 complete, 4, 8).
    if (header || (entry && words.get(2).equals("0x0"))) {
      draft.understood(line.span());
      return;
    }
    Optional<Fact> fact = entry ? entry(words) : Optional.empty();
    fact.ifPresent(known -> draft.fact(known, line.span()));
    if (fact.isEmpty()) {
      draft.unread(line.span());
    }
  }

  private static Optional<Fact> entry(List<String> words) {
    int flags;
    try {
      flags = Integer.decode(words.get(2));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
    return new ArpEntry(
            words.getFirst(), words.get(3), (flags & 4) != 0, (flags & 8) != 0, words.getLast())
        .toFact();
  }
}
