package io.netlapse.engine.facts.unit;

import io.netlapse.engine.facts.config.CommandLineFlags;
import io.netlapse.engine.facts.system.SystemdTime;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.config.UnitSince;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.system.UnitState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code systemctl status} says of one unit. Not safe for many threads. */
final class StatusBlock {

  private static final Set<String> FILE_STATES =
      Set.of(
          "enabled",
          "enabled-runtime",
          "disabled",
          "static",
          "masked",
          "masked-runtime",
          "linked",
          "linked-runtime",
          "alias",
          "indirect",
          "generated",
          "transient",
          "bad");

  /** The kernel cuts the names of processes. */
  private static final int LONGEST_PROCESS = 15;

  private final String unit;
  private final Line header;
  private @Nullable Line loaded;
  private @Nullable Line active;
  private String mainPid = "";

  StatusBlock(String unit, Line header) {
    this.unit = unit;
    this.header = header;
  }

  /** The unit that a line begins to tell of; empty where it begins none. */
  static String header(Line line) {
    if (line.indent() > 0) {
      return "";
    }
    Words words = line.words();
    String first = words.next();
    boolean bullet =
        first.length() <= 3 && !first.isEmpty() && !Character.isLetter(first.charAt(0));
    String unit = bullet ? words.next() : first;
    boolean ends = !words.hasNext() || words.take("-");
    return UnitName.isUnit(unit) && ends ? unit : "";
  }

  /** Remarks that stand outside of blocks and say nothing of a unit's state. */
  static boolean isRemark(String content) {
    return content.startsWith("Warning: ")
        || content.startsWith("Hint: ")
        || (content.startsWith("Unit ") && content.endsWith(" could not be found."));
  }

  void add(Line line, ReadingDraft draft) {
    String content = line.content().strip();
    if (content.startsWith("Loaded: ") && loaded == null) {
      loaded = line;
    } else if (content.startsWith("Active: ") && active == null) {
      active = line;
    } else if (content.startsWith("Loaded: ") || content.startsWith("Active: ")) {
      // Of another unit, whose header is lost.
      draft.unread(line.span());
    } else if (content.startsWith("Main PID: ")) {
      mainPid = BlockWords.first(content.substring("Main PID: ".length()));
      draft.understood(line.span());
    } else {
      draft.understood(line.span());
      process(content, line.span(), draft);
    }
  }

  /** {@code └─812 /usr/bin/kubelet --config=...}, perhaps cut off by a pager. */
  private void process(String content, Span span, ReadingDraft draft) {
    int begin = 0;
    while (begin < content.length() && "├└─│|`- ".indexOf(content.charAt(begin)) >= 0) {
      begin++;
    }
    String line = content.substring(begin);
    if (begin == 0 || mainPid.isEmpty() || !line.startsWith(mainPid + " ")) {
      return;
    }
    boolean cut = line.endsWith(">") || line.endsWith("…") || line.endsWith("...");
    String whole = cut ? line.substring(0, line.lastIndexOf(' ')) : line;
    String program = BlockWords.first(whole.substring(mainPid.length()).strip());
    String name = program.substring(program.lastIndexOf('/') + 1);
    if (!name.isEmpty()) {
      String process = name.substring(0, Math.min(name.length(), LONGEST_PROCESS));
      CommandLineFlags.of(process, whole).forEach(flag -> draft.fact(flag.toFact(), span));
    }
  }

  void writeTo(ReadingDraft draft) {
    draft.understood(header.span());
    if (loaded == null || active == null) {
      List<Line> lonely = loaded != null ? List.of(loaded) : List.of();
      (active != null ? List.of(active) : lonely).forEach(line -> draft.unread(line.span()));
      return;
    }
    String load = BlockWords.first(value(loaded));
    if (load.equals("not-found")) {
      draft.understood(loaded.span());
      draft.understood(active.span());
      return;
    }
    String told = value(active);
    String state = BlockWords.first(told);
    List<Span> spans = List.of(header.span(), loaded.span(), active.span());
    draft.fact(new UnitState(unit, load, state, sub(told, state), enabled(load)).toFact(), spans);
    int since = told.indexOf(" since ");
    int end = told.indexOf(';', since + 1);
    if (since >= 0) {
      String time =
          told.substring(since + " since ".length(), end < 0 ? told.length() : end).strip();
      SystemdTime.parse(time)
          .ifPresent(
              at ->
                  draft.fact(
                      new UnitSince(unit, state, at).toFact(),
                      List.of(header.span(), spans.getLast())));
    }
  }

  private static String value(Line line) {
    String content = line.content().strip();
    return content.substring(content.indexOf(':') + 1).strip();
  }

  /**
   * What stands in brackets behind the state, unless it is a result; where none does, the state.
   */
  private static String sub(String told, String state) {
    String rest = told.substring(state.length()).strip();
    int end = rest.indexOf(')');
    boolean bracket = rest.startsWith("(") && end > 1 && !rest.startsWith("(Result: ");
    return bracket ? rest.substring(1, end) : state;
  }

  private @Nullable String enabled(String load) {
    if (loaded != null) {
      for (String word : value(loaded).split("[;() ]+", 12)) {
        if (FILE_STATES.contains(word)) {
          return word;
        }
      }
    }
    return load.equals("masked") ? load : null;
  }

  /** The words of a value. */
  private static final class BlockWords {

    private BlockWords() {}

    static String first(String text) {
      int blank = text.indexOf(' ');
      return blank < 0 ? text : text.substring(0, blank);
    }
  }
}
