package io.netlapse.engine.facts.paste;

/** What people write between outputs, as far as a line alone tells it. */
final class Prose {

  private Prose() {}

  /** Whether a line is written in a script that no tool prints: not Latin. */
  static boolean isForeign(String line) {
    return line.chars().anyMatch(c -> c > 0x24f && Character.isLetter(c));
  }

  /** Whether a line cannot be a sentence: it does not end as one, and is plain ASCII. */
  static boolean isNone(String line) {
    String text = line.strip();
    return !text.isEmpty()
        && ".:,;?!".indexOf(text.charAt(text.length() - 1)) < 0
        && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }
}
