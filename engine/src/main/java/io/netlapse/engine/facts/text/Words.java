package io.netlapse.engine.facts.text;

/**
 * Reads a line word by word; any run of blanks and tabulators separates two. Not safe for many
 * threads.
 */
public final class Words {

  private final String text;
  private final int end;
  private int at;

  /** The words of {@code text} between two offsets. */
  Words(String text, int start, int end) {
    this.text = text;
    this.end = end;
    this.at = start;
    skipBlanks();
  }

  /** Whether another word follows. */
  public boolean hasNext() {
    return at < end;
  }

  /** The next word; an empty text where none follows. */
  public String next() {
    int from = at;
    at = wordEnd();
    String word = text.substring(from, at);
    skipBlanks();
    return word;
  }

  /** The next word, which will be next again; an empty text where none follows. */
  public String peek() {
    return text.substring(at, wordEnd());
  }

  /** Whether the next word is the given one; if so it is taken. */
  public boolean take(String word) {
    if (wordEnd() - at != word.length() || !text.startsWith(word, at) || word.isEmpty()) {
      return false;
    }
    at += word.length();
    skipBlanks();
    return true;
  }

  /** All that follows, blanks inside kept; nothing follows then. */
  public String rest() {
    String rest = text.substring(at, end);
    at = end;
    return rest;
  }

  private int wordEnd() {
    int to = at;
    while (to < end && !Line.isBlank(text.charAt(to))) {
      to++;
    }
    return to;
  }

  private void skipBlanks() {
    while (at < end && Line.isBlank(text.charAt(at))) {
      at++;
    }
  }
}
