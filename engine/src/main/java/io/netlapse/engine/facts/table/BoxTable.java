package io.netlapse.engine.facts.table;

import io.netlapse.engine.facts.text.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a table that is drawn with {@code +}, {@code -} and {@code |}. */
public final class BoxTable {

  private BoxTable() {}

  /** Whether a line is drawn only: {@code +-----+----+}. */
  public static boolean isBorder(Line line) {
    int from = line.start() + line.indent();
    if (line.text().charAt(from) != '+' || line.end() - from < 2) {
      return false;
    }
    for (int at = from; at < line.end(); at++) {
      char c = line.text().charAt(at);
      if (c != '+' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** The cells of a line without the blanks around them; empty where it is no row. */
  public static Optional<List<String>> cells(Line line) {
    int from = line.start() + line.indent();
    boolean row =
        line.end() - from > 1
            && line.text().charAt(from) == '|'
            && line.text().charAt(line.end() - 1) == '|';
    if (!row) {
      return Optional.empty();
    }
    List<String> cells = new ArrayList<>();
    for (int start = from + 1; start < line.end(); ) {
      int bar = line.text().indexOf('|', start, line.end());
      cells.add(line.text().substring(start, bar).strip());
      start = bar + 1;
    }
    return Optional.of(cells);
  }
}
