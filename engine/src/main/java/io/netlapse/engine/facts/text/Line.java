package io.netlapse.engine.facts.text;

import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of an output between two line ends, without them, trailing blanks left out.
 *
 * @param text the whole output
 * @param start the offset of the first character
 * @param end the offset behind the last character that is not blank
 */
public record Line(String text, int start, int end) {

  /**
   * The lines that are not blank, in order. A line end is {@code \n}, with {@code \r} before it or
   * not.
   */
  public static List<Line> of(String text) {
    return split(text, false);
  }

  /**
   * The lines that are not blank, where a backslash before a blank ends a line as well: {@code ip
   * -o} prints one where it would otherwise begin a new line (ip(8), {@code -oneline}).
   */
  public static List<Line> ofOneline(String text) {
    return split(text, true);
  }

  private static List<Line> split(String text, boolean atBackslash) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length()
          || text.charAt(i) == '\n'
          || (atBackslash && isOnelineBreak(text, i))) {
        add(lines, text, start, i);
        start = i + 1;
      }
    }
    return lines;
  }

  private static boolean isOnelineBreak(String text, int at) {
    return text.charAt(at) == '\\' && at + 1 < text.length() && isBlank(text.charAt(at + 1));
  }

  private static void add(List<Line> lines, String text, int start, int end) {
    int last = end;
    while (last > start && isBlank(text.charAt(last - 1))) {
      last--;
    }
    if (last > start) {
      lines.add(new Line(text, start, last));
    }
  }

  /** Whether a character separates words: a blank, a tabulator, a carriage return. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  /** Where it stands. */
  public Span span() {
    return new Span(start, end);
  }

  /** How many blanks and tabulators it begins with. */
  public int indent() {
    int at = start;
    while (at < end && isBlank(text.charAt(at))) {
      at++;
    }
    return at - start;
  }

  /** Its words, read from the first. */
  public Words words() {
    return new Words(text, start, end);
  }

  /** Its words as a list. */
  public List<String> wordList() {
    List<String> list = new ArrayList<>();
    for (Words words = words(); words.hasNext(); ) {
      list.add(words.next());
    }
    return list;
  }

  /** The characters themselves. */
  public String content() {
    return text.substring(start, end);
  }
}
