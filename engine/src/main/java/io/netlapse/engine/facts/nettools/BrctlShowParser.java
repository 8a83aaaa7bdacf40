package io.netlapse.engine.facts.nettools;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.bridge.Bridge;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.LinkMaster;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code brctl show} (brctl(8)) of bridge-utils and busybox. A sample:
 *
 * <pre>{@code
 * bridge name     bridge id               STP enabled     interfaces
 * cni0            8000.2af974b711b8       no              veth0f91b3a3
 *                                                         veth10c2a7d1
 * }</pre>
 */
public final class BrctlShowParser extends OutputParser {

  /** For {@link java.util.ServiceLoader}. */
  public BrctlShowParser() {
    super("brctl-show", 1, Bridge.KIND, LinkMaster.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return ToolCommand.of("brctl", command)
        .filter(tool -> !tool.words().isEmpty() && tool.words().getFirst().equals("show"))
        .isPresent();
  }

  /** Every bridge; a device may have another master, which is no bridge, and is not listed then. */
  @Override
  public Scope scope(Command command) {
    Optional<ToolCommand> tool = ToolCommand.of("brctl", command);
    return !command.filtered() && tool.isPresent() && tool.get().words().size() == 1
        ? Scope.of(Coverage.all(Bridge.KIND))
        : Scope.ONLY_SHOWN;
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    String bridge = "";
    for (Line line : Line.of(text)) {
      List<String> words = line.wordList();
      boolean named = words.size() >= 3 && isId(words.get(1));
      if (words.getFirst().equals("bridge") && words.getLast().equals("interfaces")) {
        draft.understood(line.span());
      } else if (named && (words.get(2).equals("no") || words.get(2).equals("yes"))) {
        bridge = words.getFirst();
        draft.fact(new Bridge(bridge, words.get(1), words.get(2)).toFact(), line.span());
        ports(words.subList(3, words.size()), bridge, line, draft);
      } else if (words.size() == 1 && !bridge.isEmpty()) {
        ports(words, bridge, line, draft);
      } else {
        bridge = "";
        draft.unread(line.span());
      }
    }
  }

  private static void ports(List<String> ports, String bridge, Line line, ReadingDraft draft) {
    for (String port : ports) {
      draft.fact(new LinkMaster(port, bridge).toFact(), line.span());
    }
  }

  /** A priority of four and an address of twelve hexadecimal digits. */
  private static boolean isId(String word) {
    return word.length() == 17
        && word.charAt(4) == '.'
        && word.chars().filter(c -> Character.digit(c, 16) >= 0).count() == 16;
  }
}
