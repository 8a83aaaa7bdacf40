package io.netlapse.engine.facts.iptables;

/**
 * The words of a rule as iptables-save writes them: any run of blanks separates two, double quotes
 * hold one together, and a backslash inside of them takes the next character as it is. Not safe for
 * many threads.
 */
final class SpecWords {

  private final String text;
  private final int end;
  private int at;
  private boolean damaged;

  SpecWords(String text, int start, int end) {
    this.text = text;
    this.end = end;
    this.at = start;
    skipBlanks();
  }

  boolean hasNext() {
    return at < end;
  }

  /** Whether a quote was never closed. */
  boolean damaged() {
    return damaged;
  }

  /** Whether the next word is the given one, which is taken then. */
  boolean take(String word) {
    int after = at + word.length();
    if (!text.startsWith(word, at) || after > end || (after < end && !isBlank(after))) {
      return false;
    }
    at = after;
    skipBlanks();
    return true;
  }

  /** Whether the next word begins as an option does. */
  boolean isOption() {
    return at < end && text.charAt(at) == '-';
  }

  /** Appends the next word in its canonical form, behind a blank where something stands before. */
  void copyTo(StringBuilder to) {
    int stop = at;
    while (stop < end && isPlain(text.charAt(stop))) {
      stop++;
    }
    if (stop == at || (stop < end && !isBlank(stop))) {
      append(to, next());
      return;
    }
    to.append(to.isEmpty() ? "" : " ").append(text, at, stop);
    at = stop;
    skipBlanks();
  }

  /** The next word, without its quotes; empty where none follows. */
  String next() {
    String word = at < end && text.charAt(at) == '"' ? quoted() : plain();
    skipBlanks();
    return word;
  }

  private String plain() {
    int from = at;
    while (at < end && !isBlank(at)) {
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() {
    int from = ++at;
    while (at < end && text.charAt(at) != '"' && text.charAt(at) != '\\') {
      at++;
    }
    if (at < end && text.charAt(at) == '"') {
      return text.substring(from, at++);
    }
    StringBuilder word = new StringBuilder(text.substring(from, at));
    while (at < end && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < end) {
        at++;
      }
      word.append(text.charAt(at++));
    }
    damaged |= at >= end;
    at = Math.min(at + 1, end);
    return word.toString();
  }

  private boolean isBlank(int index) {
    char c = text.charAt(index);
    return c == ' ' || c == '\t' || c == '\r';
  }

  private void skipBlanks() {
    while (at < end && isBlank(at)) {
      at++;
    }
  }

  /** Appends a word, behind a blank where something stands before it, in quotes where it must. */
  static void append(StringBuilder to, String word) {
    if (!to.isEmpty()) {
      to.append(' ');
    }
    if (isPlain(word)) {
      to.append(word);
      return;
    }
    to.append('"');
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '"' || c == '\\') {
        to.append('\\');
      }
      to.append(c);
    }
    to.append('"');
  }

  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!isPlain(word.charAt(i))) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  private static boolean isPlain(char c) {
    return c > ' ' && c != '"' && c != '\\' && c != '\'';
  }
}
