package io.netlapse.engine.facts.paste;

import io.netlapse.engine.facts.text.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts back the ends of lines: joins what a terminal wrapped at its right edge, and splits where
 * the newlines of an output were lost.
 */
final class LineRepair {

  /** The widths of terminals, in characters; at any other width two lines must have been cut. */
  private static final Set<Integer> WIDTHS = Set.of(78, 79, 80, 99, 100, 119, 120, 132, 160);

  private static final int NARROWEST = 60;

  private LineRepair() {}

  static Repaired apply(Repaired before, Records records) {
    return split(join(before, records), records);
  }

  /**
   * Joins a line that is as long as the longest with the one behind it, if that one does not begin
   * as a line of this output does.
   */
  private static Repaired join(Repaired before, Records records) {
    String text = before.text();
    int width = wrapWidth(text);
    if (width < NARROWEST) {
      return before;
    }
    List<Token> tokens = Token.of(text);
    RepairDraft draft = new RepairDraft(before);
    int token = 0;
    int at = 0;
    for (int newline = text.indexOf('\n');
        newline >= 0;
        newline = text.indexOf('\n', newline + 1)) {
      while (token < tokens.size() && tokens.get(token).start() < newline) {
        token++;
      }
      int lineStart = text.lastIndexOf('\n', newline - 1) + 1;
      boolean goesOn =
          newline - lineStart == width
              && newline + 1 < text.length()
              && !isSetIn(text, newline + 1)
              && token < tokens.size()
              && !records.begins(tokens, token);
      if (goesOn) {
        draft.copy(at, newline);
        draft.skip();
        at = newline + 1;
      }
    }
    draft.copy(at, text.length());
    return draft.done();
  }

  /** Whether a line is empty or begins with blanks, as what goes on behind a cut does not. */
  private static boolean isSetIn(String text, int at) {
    return text.charAt(at) == '\n' || (text.startsWith("  ", at) || text.charAt(at) == '\t');
  }

  /**
   * The length of the longest line but the last, if terminals are as wide or several lines are so
   * long; else 0.
   */
  private static int wrapWidth(String text) {
    int longest = 0;
    int lines = 0;
    int start = 0;
    for (int newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', start)) {
      int length = newline - start;
      lines = length > longest ? 1 : length == longest ? lines + 1 : lines;
      longest = Math.max(longest, length);
      start = newline + 1;
    }
    boolean cut = lines > 1 || WIDTHS.contains(longest);
    return !cut || text.length() - start > longest ? 0 : longest;
  }

  /** Begins a new line wherever one begins in an output of this kind. */
  private static Repaired split(Repaired before, Records records) {
    String text = before.text();
    List<Token> tokens = Token.of(text);
    Set<Integer> begins = lineBegins(text);
    RepairDraft draft = new RepairDraft(before);
    int at = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int start = tokens.get(i).start();
      if (!begins.contains(start) && records.begins(tokens, i)) {
        draft.copy(at, start);
        draft.replace(start, start, indent(records, tokens, i));
        at = start;
      }
    }
    draft.copy(at, text.length());
    return draft.done();
  }

  /** A line end, and the blanks that set a line in that goes on with the one before. */
  private static String indent(Records records, List<Token> tokens, int at) {
    boolean goesOn = records.goesOn(tokens.get(at).word());
    return goesOn ? "\n    " : "\n";
  }

  private static Set<Integer> lineBegins(String text) {
    Set<Integer> begins = new HashSet<>();
    for (Line line : Line.of(text)) {
      begins.add(line.start() + line.indent());
    }
    return begins;
  }
}
