package io.netlapse.engine.facts.nettools;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
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
 * Reads {@code arp} (arp(8)) of net-tools and busybox, as a table and in the style of BSD. Samples:
 *
 * <pre>{@code
 * 10.1.0.9                 ether   02:00:00:00:01:09   CM                    eth0
 * ? (10.1.0.9) at 02:00:00:00:01:09 [ether] PERM on eth0
 * }</pre>
 *
 * <p>Without {@code -n} the table has names in the place of addresses.
 */
public final class ArpParser extends OutputParser {

  /** For {@link java.util.ServiceLoader}. */
  public ArpParser() {
    super("arp", 1, NeighbourBrief.KIND, LearnedNeighbour.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return ToolCommand.of("arp", command)
        .filter(tool -> tool.isOf("aenvi") && tool.words().size() <= 1)
        .isPresent();
  }

  /** What is permanent; the table with names tells no address. */
  @Override
  public Scope scope(Command command) {
    Optional<ToolCommand> tool = ToolCommand.of("arp", command);
    boolean whole =
        tool.isPresent()
            && !command.filtered()
            && tool.get().words().isEmpty()
            && (tool.get().has('n') || tool.get().has('a'));
    return whole
        ? Scope.of(Coverage.where(NeighbourBrief.KIND, Map.of("form", "arp")))
        : Scope.ONLY_SHOWN;
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    Line.of(text).forEach(line -> read(line, draft));
  }

  private static void read(Line line, ReadingDraft draft) {
    List<String> words = line.wordList();
    String first = words.getFirst();
    boolean header = first.equals("Address") && words.getLast().equals("Iface");
    if (header || first.equals("Entries:") || words.contains("match") || isIncomplete(words)) {
      draft.understood(line.span());
      return;
    }
    Optional<Fact> fact = entry(words).flatMap(ArpEntry::toFact);
    fact.ifPresent(known -> draft.fact(known, line.span()));
    if (fact.isEmpty()) {
      draft.unread(line.span());
    }
  }

  /** Whether it is an address that is still asked for, which says nothing. */
  private static boolean isIncomplete(List<String> words) {
    return (words.size() == 3 && words.get(1).equals("(incomplete)"))
        || (words.size() >= 5 && words.get(2).equals("at") && words.get(3).equals("<incomplete>"));
  }

  private static Optional<ArpEntry> entry(List<String> words) {
    return words.size() > 3 && words.get(2).equals("at") ? sentence(words) : row(words);
  }

  /** Address, hardware type, hardware address, flags, seldom a mask, device. */
  private static Optional<ArpEntry> row(List<String> words) {
    if (words.size() < 5 || words.size() > 6 || !isFlags(words.get(3))) {
      return Optional.empty();
    }
    String flags = words.get(3);
    return Optional.of(
        new ArpEntry(
            words.getFirst(),
            words.get(2),
            flags.indexOf('M') >= 0,
            flags.indexOf('P') >= 0,
            words.getLast()));
  }

  /** Complete, permanent, published, with a mask, with trailers (arp(8)). */
  private static boolean isFlags(String word) {
    return word.chars().allMatch(c -> "CMPT!".indexOf(c) >= 0);
  }

  /** Name, address in brackets, {@code at}, hardware address, what it is, {@code on}, device. */
  private static Optional<ArpEntry> sentence(List<String> words) {
    int on = words.lastIndexOf("on");
    String address = words.get(1);
    if (on != words.size() - 2 || !address.startsWith("(") || !address.endsWith(")")) {
      return Optional.empty();
    }
    List<String> marks = words.subList(4, Math.max(4, on));
    return Optional.of(
        new ArpEntry(
            address.substring(1, address.length() - 1),
            words.get(3),
            marks.contains("PERM"),
            marks.contains("PUB") || marks.contains("PUP"),
            words.getLast()));
  }
}
