package io.netlapse.engine.facts.paste;

import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what the author of a paste wrote into it: remarks behind an arrow, and the dots that stand
 * for what he left out. Both are cut out of the text and kept.
 *
 * @param repaired the text without them
 * @param remarks where the remarks stand in the text that was pasted
 * @param elisions where something was left out, in the text that was pasted
 */
record RemarkRepair(Repaired repaired, List<Span> remarks, List<Span> elisions) {

  /** What no tool prints behind a blank, and people put before what they have to say. */
  private static final List<String> ARROWS =
      List.of("<<<", "<--", "<==", "#<-", "# <-", "\u2190", "\u21d0", "\u2b05", "<<-");

  /** Signs that people repeat before what they have to say; no tool prints a third one there. */
  private static final List<String> SIGNS = List.of("###", "---");

  private static final List<String> CUTS =
      List.of(
          "[...]",
          "(...)",
          "<...>",
          "[snip]",
          "<snip>",
          "(snip)",
          "<truncated>",
          "[truncated]",
          "--snip--",
          "---snip---",
          "<omitted>",
          "[omitted]",
          "(omitted)",
          "--",
          "<output omitted>",
          "// ...",
          "# ...");

  RemarkRepair {
    remarks = List.copyOf(remarks);
    elisions = List.copyOf(elisions);
  }

  /**
   * Takes them out.
   *
   * @param numberSign whether a line with a number sign before it is a remark: not where the tool
   *     prints such lines itself
   */
  static RemarkRepair apply(Repaired before, boolean numberSign) {
    String text = before.text();
    RepairDraft draft = new RepairDraft(before);
    List<Span> remarks = new ArrayList<>();
    List<Span> elisions = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      int remark = numberSign && isNote(text, start, end) ? start : remark(text, start, end);
      if (isElision(text.substring(start, Math.min(end, start + 40)).strip())) {
        elisions.add(before.origin(new Span(start, end)));
        draft.skip();
      } else if (remark < end) {
        remarks.add(before.origin(new Span(remark, end)));
        draft.copy(start, blanksBefore(text, start, remark));
        draft.skip();
      } else {
        draft.copy(start, end);
      }
      if (newline >= 0) {
        draft.copy(newline, newline + 1);
      }
      start = end + 1;
    }
    return new RemarkRepair(draft.done(), remarks, elisions);
  }

  /** A number sign and words: {@code # after the restart}. */
  private static boolean isNote(String text, int start, int end) {
    return text.startsWith("# ", start) && end > start + 2;
  }

  private static int blanksBefore(String text, int start, int at) {
    int end = at;
    while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    return end;
  }

  /** Where a remark begins on a line; the line's end where there is none. */
  private static int remark(String text, int start, int end) {
    for (int at = start + 1; at < end; at++) {
      char before = text.charAt(at - 1);
      if ((before == ' ' || before == '\t')
          && "<#-\u2190\u21d0\u2b05".indexOf(text.charAt(at)) >= 0) {
        for (String arrow : ARROWS) {
          if (text.startsWith(arrow, at)
              && at + arrow.length() <= end
              && !isBegin(text, start, at)) {
            return at;
          }
        }
        if (isSigned(text, start, at, end)) {
          return at;
        }
      }
    }
    return end;
  }

  /**
   * What stands on a line of a terminal behind signs that begin a remark; the command before it.
   *
   * @param typed a command as it was typed, with what the author wrote behind it
   */
  static String command(String typed) {
    int end = remark(typed, 0, typed.length());
    return typed.substring(0, end).stripTrailing();
  }

  /** Whether signs stand here, and behind them a word and no border of a table; not in quotes. */
  private static boolean isSigned(String text, int start, int at, int end) {
    if (SIGNS.stream().noneMatch(sign -> text.startsWith(sign, at)) || isBegin(text, start, at)) {
      return false;
    }
    int word = at;
    while (word < end && text.charAt(word) == text.charAt(at)) {
      word++;
    }
    String before = text.substring(start, at);
    boolean says =
        word < end
            ? Character.isLetterOrDigit(text.charAt(word))
            : before.chars().anyMatch(Character::isLetterOrDigit);
    return says && before.chars().filter(c -> c == '"').count() % 2 == 0;
  }

  /** Whether nothing but blanks stands before: then it is no remark on what stands before. */
  private static boolean isBegin(String text, int start, int at) {
    return blanksBefore(text, start, at) == start;
  }

  /** Whether a line says that something was left out: dots, {@code [...]}, grep's {@code --}. */
  static boolean isElision(String line) {
    boolean dots =
        line.length() >= 2 && line.chars().allMatch(c -> c == '.' || c == ' ' || c == '\u2026');
    return dots || line.equals("\u2026") || CUTS.contains(line);
  }
}
