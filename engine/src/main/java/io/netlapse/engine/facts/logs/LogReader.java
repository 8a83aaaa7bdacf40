package io.netlapse.engine.facts.logs;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.logs.LogTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one log in order and gathers its events. A line that is in no catalogue is raw
 * text; so is what follows a line of a log without being written as one, because a message may have
 * several lines. Not safe for many threads.
 */
public final class LogReader {

  private final ReadingDraft draft;
  private final @Nullable String program;
  private final Map<Object, Event> events = new LinkedHashMap<>();
  private boolean inLog;
  private @Nullable Line boot;
  private @Nullable Unfinished unfinished;
  private int raw;
  private int continued;
  private int unread;

  /**
   * For one log.
   *
   * @param draft where the facts go
   * @param program who writes it, where that is known from the command; else null
   */
  public LogReader(ReadingDraft draft, @Nullable String program) {
    this.draft = draft;
    this.program = program;
  }

  /** Reads the next line. */
  public void read(Line line) {
    if (unfinished != null && finish(unfinished, line)) {
      return;
    }
    String content = line.content();
    if (JournalMark.isBoot(content)) {
      boot = line;
      draft.understood(line.span());
      return;
    }
    if (JournalMark.is(content)) {
      raw(line);
      return;
    }
    LogLine parsed = LogLine.of(content, program);
    if (parsed == null) {
      withoutForm(line);
      return;
    }
    inLog = true;
    booted(parsed);
    LogCatalogue.Match match = LogCatalogue.match(parsed);
    if (match == null) {
      raw(line);
    } else if (match.pattern().template().endsBeforeReason()) {
      unfinished = new Unfinished(parsed, match, line.span());
    } else {
      add(parsed, match, List.of(line.span()));
    }
  }

  /**
   * Ends an event whose reason begins in the next line, as klog writes what has several lines: they
   * are indented, also where the journal puts its own words before each.
   *
   * @return whether that line was the reason
   */
  private boolean finish(Unfinished begun, Line next) {
    unfinished = null;
    String reason = indented(next);
    if (reason.isEmpty() || reason.equals(">")) {
      add(begun.line, begun.match, List.of(begun.span));
      return false;
    }
    SortedMap<String, String> fields = new TreeMap<>(begun.match.fields());
    fields.put("reason", reason);
    add(
        begun.line,
        new LogCatalogue.Match(begun.match.pattern(), fields),
        List.of(begun.span, next.span()));
    return true;
  }

  /** The message of a line, if more than one blank stands before it; else empty. */
  private String indented(Line line) {
    String content = line.content();
    if (line.indent() > 0) {
      return content.strip();
    }
    LogLine parsed = LogLine.of(content, program);
    int at = parsed == null ? -1 : content.lastIndexOf(parsed.message());
    boolean indented =
        at > 1 && (content.charAt(at - 1) == '\t' || content.startsWith("  ", at - 2));
    return parsed != null && indented ? parsed.message() : "";
  }

  /** Whether the line is written as a line of a log is. */
  public static boolean isLogLine(Line line) {
    return LogLine.of(line.content(), null) != null;
  }

  /** Writes the events as facts, and tells what became of the lines. */
  public LogAccount finish() {
    if (unfinished != null) {
      add(unfinished.line, unfinished.match, List.of(unfinished.span));
      unfinished = null;
    }
    int told = 0;
    for (Event event : events.values()) {
      draft.fact(event.fact, event.spans);
      told += event.spans.size();
    }
    return new LogAccount(told, raw, continued, unread);
  }

  private void withoutForm(Line line) {
    LogLine bare = program == null ? null : LogLine.bare(line.content(), program);
    LogCatalogue.Match match = bare == null ? null : LogCatalogue.match(bare);
    if (bare != null && match != null) {
      add(bare, match, List.of(line.span()));
    } else if (inLog) {
      continued++;
      draft.raw(line.span());
    } else {
      unread++;
      draft.unread(line.span());
    }
  }

  private void raw(Line line) {
    raw++;
    draft.raw(line.span());
  }

  /** The journal says between two lines that the node booted; the second tells when. */
  private void booted(LogLine next) {
    if (boot != null) {
      TreeMap<String, String> details = new TreeMap<>();
      Fact fact = new LogEvent("boot", "journal", next.at(), details).toFact();
      keep(boot, new Event(fact, List.of(boot.span())));
      boot = null;
    }
  }

  private void add(LogLine line, LogCatalogue.Match match, List<Span> spans) {
    LogPattern pattern = match.pattern();
    String by = line.program() == null ? pattern.programs().getFirst() : line.program();
    Fact fact = new LogEvent(pattern.event(), by, line.at(), match.fields()).toFact();
    if (!pattern.repeats()) {
      keep(spans.getFirst(), new Event(fact, spans));
      return;
    }
    Repeat repeat = new Repeat(pattern.event(), by, match.fields(), hour(line.at()));
    Event before = events.putIfAbsent(repeat, new Event(fact, spans));
    if (before != null) {
      before.spans.addAll(spans);
    }
  }

  private void keep(Object key, Event event) {
    events.put(key, event);
  }

  /** The clock hour of a time, as a text. */
  private static String hour(@Nullable LogTime time) {
    String text = time == null ? "" : time.toString();
    int clock = text.indexOf('T');
    if (clock < 0) {
      int point = text.indexOf('.');
      String prefix = "boot+";
      return point < 0 || !text.startsWith(prefix)
          ? text
          : "boot+" + Long.parseLong(text.substring(prefix.length(), point)) / 3600;
    }
    return text.substring(0, Math.min(text.length(), clock + 3));
  }

  /** An event of which the reason is still to come. */
  private record Unfinished(LogLine line, LogCatalogue.Match match, Span span) {}

  /** What equal events of one hour have in common. */
  private record Repeat(String event, String program, Map<String, String> fields, String hour) {}

  /** An event and where it is told. */
  private static final class Event {

    private final Fact fact;
    private final List<Span> spans = new ArrayList<>(1);

    private Event(Fact fact, List<Span> spans) {
      this.fact = fact;
      this.spans.addAll(spans);
    }
  }
}
