package io.netlapse.engine.facts.yaml;

import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a text, and which of them is next. Structure passes over blank lines and comments;
 * block scalars take them. Not safe for many threads.
 */
final class YamlLines {

  private static final int MARKER = -1;

  private final String text;
  private final List<Span> passed = new ArrayList<>();
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int count;
  private int at;

  YamlLines(String text) {
    this.text = text;
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int stop = newline < 0 ? text.length() : newline;
      add(start, stop);
      start = stop + 1;
    }
    passOver();
  }

  private void add(int start, int stop) {
    int end = stop;
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  String text() {
    return text;
  }

  /** Whether there is a next line. */
  boolean more() {
    return at < count;
  }

  /** Goes to the next line that is neither blank nor a comment. */
  void next() {
    at++;
    passOver();
  }

  /** Goes to the next line, whatever it is. */
  void nextRaw() {
    at++;
  }

  /** Passes over blank lines and comments, should the next line be one. */
  void passOver() {
    while (more() && (isEmpty() || text.charAt(start() + spaces()) == '#')) {
      if (!isEmpty()) {
        passed.add(span());
      }
      at++;
    }
  }

  /** Passes over a marker. */
  void passMarker() {
    passed.add(span());
    next();
  }

  /** The comments, markers and lonely dashes that were passed over. */
  List<Span> passed() {
    return passed;
  }

  /** Whether the next line is blank. */
  boolean isEmpty() {
    return ends[at] == starts[at];
  }

  /** The offset of the first character of the next line, be it a blank. */
  int start() {
    return starts[at];
  }

  /** The offset behind the last character of the next line that is not blank. */
  int end() {
    return ends[at];
  }

  /** Whether the next line is {@code ---}, which begins a document. */
  boolean isMarker() {
    return end() - start() == 3 && text.startsWith("---", start());
  }

  /** How many spaces the next line begins with; -1, less than any, for a marker or behind all. */
  int indent() {
    return !more() || isMarker() ? MARKER : spaces();
  }

  private int spaces() {
    int from = starts[at];
    while (from < ends[at] && text.charAt(from) == ' ') {
      from++;
    }
    return from - starts[at];
  }

  /** The next line without its indentation. */
  Span span() {
    return span(at);
  }

  private Span span(int line) {
    int from = starts[line];
    while (from < ends[line] && isBlank(text.charAt(from))) {
      from++;
    }
    return new Span(from, ends[line]);
  }

  /** The lines before the next one that lie in a piece of the text and are not blank. */
  List<Span> spansWithin(int from, int to) {
    List<Span> spans = new ArrayList<>();
    for (int line = Math.min(at, count) - 1; line >= 0 && ends[line] >= from; line--) {
      if (starts[line] < to && ends[line] > starts[line]) {
        spans.add(span(line));
      }
    }
    return spans.reversed();
  }
}
