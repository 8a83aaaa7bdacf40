package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.nftables.Blocks.Block;
import io.netlapse.engine.facts.nftables.Blocks.ChainBlock;
import io.netlapse.engine.facts.nftables.Blocks.ObjectBlock;
import io.netlapse.engine.facts.nftables.Blocks.SetBlock;
import io.netlapse.engine.facts.nftables.Blocks.TableBlock;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a ruleset as text (nft(8)), block by block. A block that is not closed is not whole: what
 * stands in it is read, its own line is unread. Not safe for many threads.
 */
final class RulesetText {

  private static final Set<String> FAMILIES =
      Set.of("ip", "ip6", "inet", "arp", "bridge", "netdev");
  private static final Set<String> OBJECTS =
      Set.of("counter", "quota", "limit", "synproxy", "secmark", "flowtable");
  private static final Set<String> CT_OBJECTS = Set.of("helper", "timeout", "expectation");
  private static final String WARNING = "# Warning: table ";

  private final List<Line> lines;
  private final Blocks blocks = new Blocks();
  private final ReadingDraft draft;
  private int at;

  private RulesetText(String text, ReadingDraft draft) {
    this.lines = Line.of(text);
    this.draft = draft;
  }

  static Blocks read(String text, ReadingDraft draft) {
    RulesetText ruleset = new RulesetText(text, draft);
    while (ruleset.at < ruleset.lines.size()) {
      ruleset.topLine();
    }
    return ruleset.blocks;
  }

  private void topLine() {
    Line line = lines.get(at++);
    List<String> words = header(line);
    if (isTable(words) && words.size() == 4) {
      table(line, blocks.table(words.get(1), words.get(2)));
    } else if (isTable(words) && words.size() == 3) {
      // As list tables has it.
      blocks.table(words.get(1), words.get(2)).spans.add(line.span());
    } else if (line.content().startsWith(WARNING)) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }

  private static boolean isTable(List<String> words) {
    return words.size() >= 3
        && words.size() <= 4
        && words.getFirst().equals("table")
        && FAMILIES.contains(words.get(1))
        && (words.size() == 3 || words.get(3).equals("{"));
  }

  private void table(Line head, TableBlock table) {
    while (at < lines.size()) {
      Line line = lines.get(at);
      List<String> words = header(line);
      if (isTable(words)) {
        break;
      }
      at++;
      if (words.equals(List.of("}"))) {
        table.spans.add(head.span());
        draft.understood(line.span());
        return;
      }
      inTable(table, line, words);
    }
    draft.unread(head.span());
  }

  private void inTable(TableBlock table, Line line, List<String> words) {
    if (isComment(words)) {
      table.comment = Texts.unquoted(words.get(1));
      table.spans.add(line.span());
    } else if (words.size() == 2 && words.getFirst().equals("flags")) {
      table.flags = sorted(words.get(1));
      table.spans.add(line.span());
    } else if (!opensBlock(words)) {
      draft.unread(line.span());
    } else if (words.getFirst().equals("chain")) {
      ChainBlock chain = table.chain(words.get(1));
      block(line, chain, (inner, text) -> ChainText.read(table.family, chain, inner, text));
    } else if (isSet(words.getFirst())) {
      SetBlock set = table.set(words.get(1), words.getFirst().equals("map") ? "map" : "set");
      SetText reader = new SetText(set);
      block(line, set, reader::read);
    } else {
      object(table, line, words);
    }
  }

  private void object(TableBlock table, Line line, List<String> words) {
    int named = words.getFirst().equals("ct") ? 2 : 1;
    String type = String.join("-", words.subList(0, named));
    ObjectBlock object = new ObjectBlock(type, words.get(named));
    table.objects.add(object);
    block(line, object, (inner, text) -> ObjectText.read(table.family, object, text));
  }

  private void block(Line head, Block block, BodyLine body) {
    List<Span> spans = new ArrayList<>();
    while (at < lines.size()) {
      Line line = lines.get(at);
      List<String> words = Texts.words(line.content());
      List<String> header = header(words);
      if (isTable(header) || opensBlock(header)) {
        break;
      }
      at++;
      if (header.equals(List.of("}"))) {
        block.spans.add(head.span());
        block.spans.addAll(spans);
        draft.understood(line.span());
        return;
      }
      switch (body.read(line, words)) {
        case OF_BLOCK -> spans.add(line.span());
        case OF_ITS_OWN -> {
          // Rules and elements know where they stand.
        }
        case COUNTS -> draft.understood(line.span());
        case UNKNOWN -> draft.unread(line.span());
      }
    }
    spans.add(head.span());
    spans.forEach(draft::unread);
  }

  private static boolean opensBlock(List<String> words) {
    if (words.size() < 3 || !words.getLast().equals("{")) {
      return false;
    }
    String first = words.getFirst();
    return words.size() == 3
        ? first.equals("chain") || isSet(first) || OBJECTS.contains(first)
        : words.size() == 4 && first.equals("ct") && CT_OBJECTS.contains(words.get(1));
  }

  private static boolean isSet(String word) {
    return word.equals("set") || word.equals("map") || word.equals("meter");
  }

  static boolean isComment(List<String> words) {
    return words.size() == 2
        && words.getFirst().equals("comment")
        && words.get(1).length() > 1
        && words.get(1).endsWith("\"");
  }

  /** The words in the order of their texts, joined by commas. */
  static String sorted(String words) {
    return String.join(",", List.of(words.split(",")).stream().sorted().toList());
  }

  /** The words of a line without what stands behind {@code #}: a handle, a program's name. */
  private static List<String> header(Line line) {
    return header(Texts.words(line.content()));
  }

  private static List<String> header(List<String> words) {
    int comment = words.indexOf("#");
    return comment > 0 ? words.subList(0, comment) : words;
  }

  /** What became of a line in a block. */
  enum Read {
    /** It tells something of the block. */
    OF_BLOCK,
    /** It is a rule or elements. */
    OF_ITS_OWN,
    /** It only counts. */
    COUNTS,
    /** Nobody knows it. */
    UNKNOWN
  }

  /** Reads a line of a block. */
  private interface BodyLine {
    Read read(Line line, List<String> words);
  }
}
