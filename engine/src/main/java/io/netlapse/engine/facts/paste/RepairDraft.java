package io.netlapse.engine.facts.paste;

import java.util.Arrays;

/** One step of a repair: writes a text from another, piece by piece. Not safe for many threads. */
final class RepairDraft {

  private final Repaired before;
  private final StringBuilder text;
  private int[] starts;
  private int[] ends;
  private boolean changed;

  RepairDraft(Repaired before) {
    this.before = before;
    int size = before.text().length();
    text = new StringBuilder(size);
    starts = new int[size];
    ends = new int[size];
  }

  /** Takes over a piece as it is. */
  void copy(int from, int to) {
    for (int at = from; at < to; at++) {
      add(before.text().charAt(at), before.start(at), before.end(at));
    }
  }

  /** Writes something else in the place of a piece. */
  void replace(int from, int to, String with) {
    int start = before.start(from);
    int end = to > from ? before.end(to - 1) : start;
    for (int at = 0; at < with.length(); at++) {
      add(with.charAt(at), start, Math.max(start, end));
    }
    changed = true;
  }

  /** Leaves out a piece. */
  void skip() {
    changed = true;
  }

  private void add(char c, int start, int end) {
    int at = text.length();
    if (at == starts.length) {
      int size = Math.max(16, at * 2);
      starts = Arrays.copyOf(starts, size);
      ends = Arrays.copyOf(ends, size);
    }
    text.append(c);
    starts[at] = start;
    ends[at] = end;
  }

  /** The result; the text from before where nothing was changed. */
  Repaired done() {
    return changed
        ? new Repaired(
            before.original(),
            text.toString(),
            Arrays.copyOf(starts, text.length()),
            Arrays.copyOf(ends, text.length()))
        : before;
  }
}
