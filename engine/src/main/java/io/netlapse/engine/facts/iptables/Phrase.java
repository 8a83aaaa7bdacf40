package io.netlapse.engine.facts.iptables;

/** Reads a canonical rule phrase by phrase. Not safe for many threads. */
final class Phrase {

  private final String text;
  private int at;

  Phrase(String text) {
    this.text = text;
  }

  /** Whether the given text is next, which is taken then. */
  boolean take(String words) {
    if (!text.startsWith(words, at)) {
      return false;
    }
    at += words.length();
    return true;
  }

  /** What is left of the word, or the next one; the blank behind it stays. */
  String word() {
    int stop = text.indexOf(' ', at);
    String word = text.substring(at, stop < 0 ? text.length() : stop);
    at += word.length();
    return word;
  }

  /** Whether nothing is left. */
  boolean done() {
    return at == text.length();
  }

  /** Whether the rest is {@code -j} and the given target. */
  boolean ends(String target) {
    return take("-j ") && take(target) && done();
  }
}
