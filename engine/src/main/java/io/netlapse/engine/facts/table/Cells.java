package io.netlapse.engine.facts.table;

import io.netlapse.engine.facts.text.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * The pieces of a line and the columns, counted from the begin of the line, at which they begin.
 *
 * @param texts the pieces, in order
 * @param starts where each begins, in order
 */
record Cells(List<String> texts, List<Integer> starts) {

  /** Copies the lists. */
  Cells {
    texts = List.copyOf(texts);
    starts = List.copyOf(starts);
  }

  /** The pieces between two blanks or more: what is between single blanks is one cell. */
  static Cells apart(Line line) {
    return split(line, 2);
  }

  /**
   * The words; what stands in parentheses goes with the word before it, as the age of the last
   * restart does in {@code 8 (3d4h ago)}.
   */
  static Cells words(Line line) {
    Cells words = split(line, 1);
    List<String> texts = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    boolean open = false;
    for (int i = 0; i < words.texts.size(); i++) {
      String word = words.texts.get(i);
      open = open || (word.startsWith("(") && !texts.isEmpty());
      if (open) {
        texts.add(texts.removeLast() + " " + word);
        open = !word.endsWith(")");
      } else {
        texts.add(word);
        starts.add(words.starts.get(i));
      }
    }
    return new Cells(texts, starts);
  }

  private static Cells split(Line line, int blanks) {
    List<String> texts = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    int from = -1;
    int end = -1;
    for (int at = line.start(); at < line.end(); at++) {
      if (isBlank(line.text().charAt(at))) {
        continue;
      }
      if (from >= 0 && isApart(line.text(), end, at, blanks)) {
        texts.add(line.text().substring(from, end));
        starts.add(from - line.start());
        from = -1;
      }
      from = from < 0 ? at : from;
      end = at + 1;
    }
    if (from >= 0) {
      texts.add(line.text().substring(from, end));
      starts.add(from - line.start());
    }
    return new Cells(texts, starts);
  }

  private static boolean isApart(String text, int end, int at, int blanks) {
    return at - end >= blanks || (at > end && text.charAt(at - 1) == '\t');
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  int size() {
    return texts.size();
  }
}
