package io.netlapse.engine.facts;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** What became of the lines of an output. */
public final class LineAccount {

  /** What holds JSON, or the lines of {@code ip -o}, together says nothing itself. */
  private static final Pattern BRACKETS = Pattern.compile("[\\[\\]{},\\\\ ]*");

  private LineAccount() {}

  /**
   * The lines, but for brackets, commas and backslashes alone, in which no piece was accounted for.
   */
  public static List<String> forgotten(String text, ReadingDraft draft) {
    return forgotten(Line.of(text), text.length(), draft);
  }

  static List<String> forgotten(List<Line> lines, int length, ReadingDraft draft) {
    BitSet accounted = new BitSet(length);
    draft.accounted().forEach(span -> accounted.set(span.start(), span.end()));
    return lines.stream()
        .filter(line -> isForgotten(line, accounted))
        .map(Line::content)
        .filter(content -> !BRACKETS.matcher(content.strip()).matches())
        .toList();
  }

  private static boolean isForgotten(Line line, BitSet accounted) {
    int next = accounted.nextSetBit(line.start());
    return next < 0 || next >= line.end();
  }
}
