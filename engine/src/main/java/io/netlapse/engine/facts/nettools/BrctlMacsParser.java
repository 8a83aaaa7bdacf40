package io.netlapse.engine.facts.nettools;

import io.netlapse.engine.facts.bridge.LinkLayerAddress;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.bridge.BridgeMac;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code brctl showmacs BRIDGE} (brctl(8)). A sample line, whose last number is an age:
 *
 * <pre>{@code   1	02:00:00:00:01:01	yes		   0.00}</pre>
 */
public final class BrctlMacsParser extends OutputParser {

  /** For {@link java.util.ServiceLoader}. */
  public BrctlMacsParser() {
    super("brctl-showmacs", 1, BridgeMac.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return bridge(command).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  private static Optional<String> bridge(Command command) {
    return ToolCommand.of("brctl", command)
        .filter(tool -> tool.words().size() == 2 && tool.words().getFirst().equals("showmacs"))
        .map(tool -> tool.words().getLast());
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    String bridge = bridge(command).orElse("unknown");
    for (Line line : Line.of(text)) {
      List<String> words = line.wordList();
      boolean entry = words.size() == 4 && LinkLayerAddress.isOne(words.get(1));
      if (entry && (words.get(2).equals("yes") || words.get(2).equals("no"))) {
        draft.fact(
            new BridgeMac(bridge, words.get(1), words.getFirst(), words.get(2)).toFact(),
            line.span());
      } else if (words.getFirst().equals("port") && words.getLast().equals("timer")) {
        draft.understood(line.span());
      } else {
        draft.unread(line.span());
      }
    }
  }
}
