package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A field of {@code kubectl describe}: a name at the begin of a line, a value behind it, and the
 * lines that are indented below it.
 *
 * @param name without the colon
 * @param value what stands on the first line; empty for nothing
 * @param head the first line
 * @param below the lines that follow, in order
 */
record Description(String name, String value, Line head, List<Line> below) {

  /** Copies the list. */
  Description {
    below = List.copyOf(below);
  }

  /**
   * The fields of an output; the first one of an object is {@code Name}. Lines that belong to none
   * are fields without name.
   */
  static List<Description> of(String text) {
    List<Description> fields = new ArrayList<>();
    Line head = null;
    List<Line> below = new ArrayList<>();
    for (Line line : Line.of(text)) {
      if (head != null && line.indent() > 0) {
        below.add(line);
        continue;
      }
      if (head != null) {
        fields.add(field(head, below));
      }
      head = line;
      below = new ArrayList<>();
    }
    if (head != null) {
      fields.add(field(head, below));
    }
    return fields;
  }

  private static Description field(Line head, List<Line> below) {
    String content = head.content();
    int colon = content.indexOf(':');
    boolean named =
        colon > 0
            && head.indent() == 0
            && (colon + 1 == content.length() || content.charAt(colon + 1) == ' ');
    return named
        ? new Description(
            content.substring(0, colon), content.substring(colon + 1).strip(), head, below)
        : new Description("", content, head, below);
  }

  /** All its lines. */
  List<Span> spans() {
    List<Span> spans = new ArrayList<>(List.of(head.span()));
    below.forEach(line -> spans.add(line.span()));
    return spans;
  }

  /** Its entries: the value, and below it a line each; none for {@code <none>}. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    if (!value.isEmpty() && !value.equals("<none>")) {
      entries.add(new Entry(value, head.span()));
    }
    below.forEach(line -> entries.add(new Entry(line.content().strip(), line.span())));
    return entries;
  }

  /** One of several values and where it stands. */
  record Entry(String text, Span span) {

    /** What stands before the first separator; empty where there is none. */
    Optional<String> before(String separator) {
      int at = text.indexOf(separator);
      return at <= 0 ? Optional.empty() : Optional.of(text.substring(0, at));
    }

    /** What stands behind the first separator; empty where there is none. */
    String after(String separator) {
      int at = text.indexOf(separator);
      return at < 0 ? "" : text.substring(at + separator.length()).strip();
    }
  }
}
