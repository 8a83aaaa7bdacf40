package io.netlapse.engine.facts.table;

import io.netlapse.engine.facts.text.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The header of a table: its columns and where they begin. A sample:
 *
 * <pre>{@code NAME    STATUS   ROLES           AGE   VERSION}</pre>
 */
public final class TableHeader {

  /** The columns whose names are several words, for headers that lost their blanks. */
  private static final Set<String> TWO_WORDS =
      Set.of(
          "NOMINATED NODE",
          "READINESS GATES",
          "LAST SEEN",
          "FIRST SEEN",
          "NODE SELECTOR",
          "LAST SCHEDULE",
          "AUTO ASSIGN");

  private final List<String> names;
  private final List<Integer> starts;

  private TableHeader(List<String> names, List<Integer> starts) {
    this.names = List.copyOf(names);
    this.starts = List.copyOf(starts);
  }

  /**
   * The header that a line is, if it is one: its first word is one of the given, and it is all
   * capitals.
   */
  public static Optional<TableHeader> of(Line line, Set<String> firstNames) {
    String first = line.words().next();
    return firstNames.contains(first) && isCapitals(line)
        ? Optional.of(columns(line))
        : Optional.empty();
  }

  private static boolean isCapitals(Line line) {
    for (int at = line.start(); at < line.end(); at++) {
      char c = line.text().charAt(at);
      if (c >= 'a' && c <= 'z') {
        return false;
      }
    }
    return true;
  }

  private static TableHeader columns(Line line) {
    Cells apart = Cells.apart(line);
    if (apart.size() > 1) {
      return new TableHeader(apart.texts(), apart.starts());
    }
    List<String> names = new ArrayList<>();
    for (String word : line.wordList()) {
      boolean second = !names.isEmpty() && TWO_WORDS.contains(names.getLast() + " " + word);
      names.add(second ? names.removeLast() + " " + word : word);
    }
    return new TableHeader(names, List.of());
  }

  /** The names of the columns, in order. */
  public List<String> names() {
    return names;
  }

  /** Whether it has a column. */
  public boolean has(String name) {
    return names.contains(name);
  }

  /**
   * The cells of a line by the names of their columns; columns without cell are absent. A line has
   * a cell for each column, or each of its cells begins where its column does; else it is none of
   * this table.
   */
  public Optional<Map<String, String>> row(Line line) {
    Cells apart = Cells.apart(line);
    if (apart.size() == names.size()) {
      return Optional.of(inOrder(apart));
    }
    if (apart.size() < names.size() && starts.containsAll(apart.starts())) {
      return Optional.of(byPlace(apart));
    }
    Cells words = Cells.words(line);
    return words.size() == names.size() ? Optional.of(inOrder(words)) : Optional.empty();
  }

  private Map<String, String> inOrder(Cells cells) {
    return named(names, cells);
  }

  private Map<String, String> byPlace(Cells cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(names.get(starts.indexOf(cells.starts().get(i))), cells.texts().get(i));
    }
    return row;
  }

  /** Cells of a line by given names. */
  private static Map<String, String> named(List<String> names, Cells cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(names.get(i), cells.texts().get(i));
    }
    return row;
  }

  /**
   * The ways to take a line without header apart into a number of cells: between two blanks or
   * more, and between words. Empty where neither gives that many.
   */
  public static List<Map<String, String>> rowsOf(Line line, List<String> names) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Cells cells : List.of(Cells.apart(line), Cells.words(line))) {
      if (cells.size() == names.size()) {
        rows.add(named(names, cells));
      }
    }
    return rows;
  }
}
