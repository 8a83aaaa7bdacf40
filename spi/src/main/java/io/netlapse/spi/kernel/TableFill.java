package io.netlapse.spi.kernel;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * How full a table of the kernel is, in steps: the number of entries changes at every look.
 *
 * @param table {@code conntrack}
 * @param level percent of the maximum: {@code below-50}, {@code 50-75}, {@code 75-90}, {@code
 *     90-95}, {@code 95-100}, {@code full}; {@code unlimited} where the maximum is 0
 */
public record TableFill(String table, String level) {

  /** One value a table. Fields: table, level. */
  public static final FactKind KIND = FactKind.single("table-fill", "table");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("table", table).with("level", level).fact(KIND);
  }

  /** Reads the canonical form. */
  public static TableFill of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new TableFill(Fields.text(fact, "table"), Fields.text(fact, "level"));
  }
}
