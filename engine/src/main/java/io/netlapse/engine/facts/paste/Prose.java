package io.netlapse.engine.facts.paste;

/** What people write between outputs, as far as a line alone tells it. */
final class Prose {

  /** A date may have one or two of them. */
  private static final int FEWEST_LETTERS = 3;

  private Prose() {}

  /** Whether a line is written in a script that no tool prints: not Latin. */
  static boolean isForeign(String line) {
    return line.chars().anyMatch(c -> c > 0x24f && Character.isLetter(c));
  }

  /**
   * Where an output ends behind which sentences of such a script stand, line by line to the end;
   * the end where its first line is no tool's either.
   */
  static int endBefore(String text, int start, int end) {
    int at = end;
    for (int from = text.lastIndexOf('\n', at - 1); from > start; ) {
      if (!isSentence(text.substring(from + 1, at))) {
        return at;
      }
      at = from;
      from = text.lastIndexOf('\n', at - 1);
    }
    return isForeign(text.substring(start, at)) && at < end ? end : at;
  }

  /** Whether several letters of such a script stand on a line, and no remark holds them all. */
  private static boolean isSentence(String line) {
    return RemarkRepair.command(line)
            .chars()
            .filter(c -> c > 0x24f && Character.isLetter(c))
            .limit(FEWEST_LETTERS)
            .count()
        == FEWEST_LETTERS;
  }

  /** Whether a line cannot be a sentence: it does not end as one, and is plain ASCII. */
  static boolean isNone(String line) {
    String text = line.strip();
    return !text.isEmpty()
        && ".:,;?!".indexOf(text.charAt(text.length() - 1)) < 0
        && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }
}
