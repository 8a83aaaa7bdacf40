package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.ipvs.IpvsOptions;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.snapshot.Command;
import java.util.List;

/**
 * Reads {@code ipvsadm-save -n} and {@code ipvsadm -Sn} (ipvsadm-save(8)). The kind of a tunnel,
 * which no other listing shows, is no part of a fact.
 *
 * <p>Sample: {@code -A -t 10.96.0.1:443 -s rr -p 10800}
 */
public final class IpvsadmSaveParser extends IpvsParser {

  /** Without state. */
  public IpvsadmSaveParser() {
    super("ipvsadm-save", IpvsVirtualServer.KIND, IpvsRealServer.KIND, IpvsOptions.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("ipvsadm-save")
        || (command.program().equals("ipvsadm")
            && command.arguments().stream().anyMatch(IpvsadmSaveParser::saves));
  }

  private static boolean saves(String word) {
    return word.equals("--save") || word.matches("-n?Sn?");
  }

  /** Without {@code -n} it prints names, and whether all of them could be read nobody knows. */
  @Override
  boolean asksForAll(Command command) {
    List<String> arguments = command.arguments();
    return arguments.stream().allMatch(word -> saves(word) || isNumeric(word))
        && arguments.stream().anyMatch(IpvsadmSaveParser::isNumeric);
  }

  private static boolean isNumeric(String word) {
    return word.equals("--numeric") || word.matches("-S?nS?");
  }

  @Override
  public Reading read(String text, Command command) {
    ReadingDraft draft = new ReadingDraft();
    for (Line line : Line.of(text)) {
      List<Fact> facts = IpvsRule.of(line.wordList()).map(IpvsRule::facts).orElse(List.of());
      if (facts.isEmpty()) {
        draft.unread(line.span());
      }
      facts.forEach(fact -> draft.fact(fact, line.span()));
    }
    return draft.toReading();
  }
}
