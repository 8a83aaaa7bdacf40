package io.netlapse.engine.facts.nettools;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.LinkMtu;
import io.netlapse.spi.snapshot.Command;
import java.util.List;

/**
 * Reads {@code netstat -i} (netstat(8)) and {@code ifconfig -s}: counters and the MTU of each
 * device that is up. A sample line:
 *
 * <pre>
 * {@code eth0             1500       14      0      0 0             7      0      0      0 BMRU}
 * </pre>
 */
public final class InterfaceTableParser extends LineParser {

  /** For {@link java.util.ServiceLoader}. */
  public InterfaceTableParser() {
    super("netstat-i", 1, LinkMtu.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return ToolCommand.of("netstat", command)
            .filter(tool -> tool.has('i') && tool.isOf("ina") && tool.words().isEmpty())
            .isPresent()
        || ToolCommand.of("ifconfig", command)
            .filter(tool -> tool.has('s') && tool.isOf("as"))
            .isPresent();
  }

  /** A device that is down is not listed. */
  @Override
  public Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    List<String> words = line.wordList();
    boolean title = words.getFirst().equals("Kernel") && words.getLast().equals("table");
    boolean header = words.getFirst().equals("Iface") && words.getLast().equals("Flg");
    boolean row = words.size() >= 4 && isNumber(words.get(1)) && isFlags(words.getLast());
    if (row && words.getFirst().indexOf(':') < 0) {
      draft.fact(new LinkMtu(words.getFirst(), words.get(1)).toFact(), line.span());
    } else if (title || header || row) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }

  private static boolean isNumber(String word) {
    return word.length() <= 9 && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isFlags(String word) {
    return word.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == 'm' || c == 's');
  }
}
