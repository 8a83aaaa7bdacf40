package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.LinkManager;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code networkctl list} (networkctl(1)): which links systemd-networkd manages. Indexes are
 * left out.
 *
 * <p>Sample: {@code 2 eth0 ether routable configured}
 */
public final class NetworkctlListParser extends LineParser {

  private static final Set<String> HARMLESS =
      Set.of("list", "--no-pager", "--no-legend", "-a", "--all");

  /** Without state. */
  public NetworkctlListParser() {
    super("networkctl-list", 1, LinkManager.KIND);
  }

  @Override
  public boolean reads(Command command) {
    List<String> verbs =
        command.arguments().stream().filter(word -> !word.startsWith("-")).toList();
    return command.program().equals("networkctl")
        && (verbs.isEmpty() || verbs.getFirst().equals("list"));
  }

  @Override
  public Scope scope(Command command) {
    return ManagerScope.of(command, HARMLESS, LinkManager.NETWORKD);
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    List<String> words = line.wordList();
    // A bullet says of a link that something is wrong; its state says it too.
    List<String> columns =
        words.getFirst().length() == 1 && !isNumber(words.getFirst())
            ? words.subList(1, words.size())
            : words;
    if (columns.equals(List.of("IDX", "LINK", "TYPE", "OPERATIONAL", "SETUP"))
        || line.content().endsWith(" links listed.")) {
      draft.understood(line.span());
    } else if (columns.size() == 5 && isNumber(columns.getFirst())) {
      LinkManager link =
          new LinkManager(
              columns.get(1),
              LinkManager.NETWORKD,
              columns.get(2),
              columns.get(4),
              columns.get(3),
              null);
      draft.fact(link.toFact(), line.span());
    } else {
      draft.unread(line.span());
    }
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
