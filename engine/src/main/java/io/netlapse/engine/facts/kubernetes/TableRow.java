package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table on its way into facts.
 *
 * @param cells the cells by column
 * @param namespace the namespace of its object
 * @param name the name of its object
 * @param span the line
 * @param draft takes the facts
 */
record TableRow(
    Map<String, String> cells, String namespace, String name, Span span, ReadingDraft draft) {

  /** Whether the table has a column and the row a cell in it. */
  boolean has(String column) {
    return cells.containsKey(column);
  }

  /** The cell of a column; an empty text where it has none or says that there is none. */
  String cell(String column) {
    return Texts.cell(cells.get(column));
  }

  /** The number that a cell begins with. */
  Optional<Integer> number(String column) {
    String cell = cell(column);
    int end = 0;
    while (end < cell.length() && end < 9 && Texts.isDigit(cell.charAt(end))) {
      end++;
    }
    boolean whole = end > 0 && (end == cell.length() || cell.charAt(end) == ' ');
    return whole ? Optional.of(Integer.valueOf(cell.substring(0, end))) : Optional.empty();
  }

  void fact(Fact fact) {
    draft.fact(fact, span);
  }

  /** A fact, or that nobody knows what the row says there. */
  void fact(Optional<Fact> fact) {
    fact.ifPresentOrElse(this::fact, this::unread);
  }

  void unread() {
    draft.unread(span);
  }
}
