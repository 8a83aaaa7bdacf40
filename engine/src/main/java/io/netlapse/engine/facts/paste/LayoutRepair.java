package io.netlapse.engine.facts.paste;

import io.netlapse.engine.facts.text.Line;
import java.util.List;

/**
 * Takes away what stands before every line: the blanks of a block of code, the marks of a
 * quotation, the numbers of an editor.
 */
final class LayoutRepair {

  private static final int FEWEST_NUMBERED = 3;

  private LayoutRepair() {}

  static Repaired apply(Repaired before) {
    Repaired unquoted = quotation(before);
    return margin(numbers(unquoted));
  }

  /** {@code > } before every line. */
  private static Repaired quotation(Repaired before) {
    List<Line> lines = Line.of(before.text());
    boolean quoted =
        lines.size() > 1 && lines.stream().allMatch(line -> line.content().startsWith(">"));
    return quoted ? without(before, line -> line.content().startsWith("> ") ? 2 : 1) : before;
  }

  /** Consecutive numbers before every line, with a sign or blanks behind them. */
  private static Repaired numbers(Repaired before) {
    List<Line> lines = Line.of(before.text());
    if (lines.size() < FEWEST_NUMBERED) {
      return before;
    }
    long expected = number(lines.getFirst());
    for (Line line : lines) {
      if (expected < 0 || number(line) != expected || prefix(line) == 0) {
        return before;
      }
      expected++;
    }
    return without(before, LayoutRepair::prefix);
  }

  /** The number that a line begins with; -1 for none. */
  private static long number(Line line) {
    String content = line.content().stripLeading();
    int digits = digits(content);
    return digits == 0 || digits > 7 ? -1 : Long.parseLong(content.substring(0, digits));
  }

  private static int digits(String content) {
    int digits = 0;
    while (digits < content.length() && Character.isDigit(content.charAt(digits))) {
      digits++;
    }
    return digits;
  }

  /**
   * How many characters the number and what sets it apart take; 0 where it may belong to the
   * output, as the number of a device, behind which a colon and one blank stand.
   */
  private static int prefix(Line line) {
    String content = line.content();
    int indent = line.indent();
    int digits = digits(content.substring(indent));
    int at = indent + digits;
    if (at >= content.length()) {
      return at;
    }
    char mark = content.charAt(at);
    if (mark == '|' || mark == '\u2192' || mark == ')') {
      return at + 1 < content.length() && content.charAt(at + 1) == ' ' ? at + 2 : at + 1;
    }
    boolean apart = mark == '\t' || content.startsWith("  ", at) || content.startsWith(" | ", at);
    if (content.startsWith(" | ", at)) {
      return at + 3;
    }
    return apart ? at + (mark == '\t' ? 1 : 2) : 0;
  }

  /** The blanks that every line begins with. */
  private static Repaired margin(Repaired before) {
    int margin = Line.of(before.text()).stream().mapToInt(Line::indent).min().orElse(0);
    return margin > 0 ? without(before, line -> margin) : before;
  }

  /** How much of a line is left out at its begin. */
  private interface Prefix {
    int length(Line line);
  }

  private static Repaired without(Repaired before, Prefix prefix) {
    RepairDraft draft = new RepairDraft(before);
    int at = 0;
    for (Line line : Line.of(before.text())) {
      draft.copy(at, line.start());
      draft.skip();
      at = line.start() + Math.min(prefix.length(line), line.end() - line.start());
    }
    draft.copy(at, before.text().length());
    return draft.done();
  }
}
