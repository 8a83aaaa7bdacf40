package io.netlapse.engine.facts.ipset;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.ipset.IpSet;
import io.netlapse.spi.ipset.IpSetEntry;
import io.netlapse.spi.ipset.IpSetOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A listing of sets in the making: the paragraphs of {@code ipset list}, and the lines of {@code
 * ipset save}, which are commands that would make the sets again. Not safe for many threads.
 */
final class IpsetListing {

  private static final Set<String> COUNTS =
      Set.of("Revision:", "Size in memory:", "References:", "Number of entries:");

  private final ReadingDraft draft;
  private final Map<String, SetType> types = new HashMap<>();
  private final Map<String, List<String>> lists = new LinkedHashMap<>();
  private final Map<String, List<Span>> listSpans = new HashMap<>();

  /** The lines of the paragraph that tell its set, up to the header. */
  private final List<Line> head = new ArrayList<>();

  private String name = "";
  private boolean members;

  private IpsetListing(ReadingDraft draft) {
    this.draft = draft;
  }

  /** Reads a whole output. */
  static void read(String text, ReadingDraft draft) {
    IpsetListing listing = new IpsetListing(draft);
    Line.of(text).forEach(listing::line);
    listing.end();
  }

  private void line(Line line) {
    String content = line.content();
    if (content.startsWith("create ") || content.startsWith("add ")) {
      saved(line, content);
    } else if (content.startsWith("Name: ")) {
      closeHead();
      name = content.substring("Name: ".length()).strip();
      members = false;
      head.add(line);
    } else if (!head.isEmpty()) {
      described(line, content);
    } else if (!name.isEmpty() && !members && counts(content)) {
      draft.understood(line.span());
    } else if (!name.isEmpty() && content.equals("Members:")) {
      members = true;
      draft.understood(line.span());
    } else if (members) {
      entry(name, content, line);
    } else {
      draft.unread(line.span());
    }
  }

  private static boolean counts(String content) {
    int colon = content.indexOf(':');
    return colon > 0 && COUNTS.contains(content.substring(0, colon + 1));
  }

  private void described(Line line, String content) {
    if (content.startsWith("Type: ") && head.size() == 1) {
      head.add(line);
    } else if (content.startsWith("Header: ") && head.size() == 2) {
      head.add(line);
      headed();
    } else if (head.size() == 2 && counts(content)) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }

  private void headed() {
    List<String> header = head.get(2).wordList();
    SetType type = SetType.of(value(head.get(1)));
    Optional<String> options = SetOptions.read(header.subList(1, header.size()));
    if (!type.isKnown() || options.isEmpty()) {
      closeHead();
      return;
    }
    types.put(name, type);
    draft.fact(
        new IpSet(name, type.name(), options.get()).toFact(),
        head.stream().map(Line::span).toList());
    head.clear();
  }

  private static String value(Line line) {
    String content = line.content();
    return content.substring(content.indexOf(' ') + 1).strip();
  }

  private void closeHead() {
    head.forEach(line -> draft.unread(line.span()));
    head.clear();
  }

  private void saved(Line line, String content) {
    closeHead();
    members = false;
    name = "";
    List<String> words = content.startsWith("create ") ? line.wordList() : List.of();
    if (words.isEmpty()) {
      int from = "add ".length();
      int blank = content.indexOf(' ', from);
      entry(
          blank < 0 ? "" : content.substring(from, blank),
          blank < 0 ? "" : content.substring(blank + 1),
          line);
      return;
    }
    SetType type = words.size() < 3 ? SetType.UNTOLD : SetType.of(words.get(2));
    Optional<String> options =
        type.isKnown() ? SetOptions.read(words.subList(3, words.size())) : Optional.empty();
    if (options.isEmpty()) {
      draft.unread(line.span());
      return;
    }
    types.put(words.get(1), type);
    draft.fact(new IpSet(words.get(1), type.name(), options.get()).toFact(), line.span());
  }

  private void entry(String set, String text, Line line) {
    SetType type = types.getOrDefault(set, SetType.UNTOLD);
    Optional<EntryLine> read =
        set.isEmpty() || text.isEmpty() ? Optional.empty() : EntryLine.read(text, type);
    if (read.isEmpty()) {
      draft.unread(line.span());
      return;
    }
    EntryLine entry = read.get();
    draft.fact(
        new IpSetEntry(set, entry.entry(), entry.options(), entry.comment()).toFact(), line.span());
    if (type.isList()) {
      lists.computeIfAbsent(set, first -> new ArrayList<>()).add(entry.entry());
      listSpans.computeIfAbsent(set, first -> new ArrayList<>()).add(line.span());
    }
  }

  private void end() {
    closeHead();
    lists.forEach(
        (set, entries) -> {
          if (entries.size() > 1) {
            draft.fact(
                new IpSetOrder(set, entries).toFact(), listSpans.getOrDefault(set, List.of()));
          }
        });
  }
}
