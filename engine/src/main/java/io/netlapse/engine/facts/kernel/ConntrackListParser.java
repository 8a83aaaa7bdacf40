package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kernel.ConntrackEntry;
import io.netlapse.spi.snapshot.Command;
import java.util.Optional;

/**
 * Reads {@code conntrack -L} (conntrack(8)) and {@code /proc/net/nf_conntrack}, which tells the
 * family too. No listing denies anything.
 *
 * <p>Samples: {@code udp 17 26 src=10.0.0.1 dst=10.96.0.10 sport=57400 dport=53 [UNREPLIED]
 * src=10.244.1.3 dst=10.0.0.1 sport=53 dport=57400 mark=0 use=1}, {@code ipv4 2 tcp 6 431975
 * ESTABLISHED src=...}
 */
public final class ConntrackListParser extends LineParser {

  /** Without state. */
  public ConntrackListParser() {
    super("conntrack-list", 1, ConntrackEntry.KIND);
  }

  @Override
  public boolean reads(Command command) {
    boolean lists =
        command.program().equals("conntrack")
            && command.arguments().stream()
                .anyMatch(word -> word.equals("-L") || word.equals("--dump"));
    return lists
        || (command.words().size() > 1
            && command.words().stream()
                .skip(1)
                .anyMatch(word -> word.matches("/proc/net/(nf|ip)_conntrack")));
  }

  @Override
  public Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String content = line.content();
    if (content.startsWith("conntrack v") && content.endsWith("have been shown.")) {
      draft.understood(line.span());
      return;
    }
    Optional<Fact> entry = ConntrackLine.of(line.words()).map(ConntrackEntry::toFact);
    entry.ifPresentOrElse(fact -> draft.fact(fact, line.span()), () -> draft.unread(line.span()));
  }
}
