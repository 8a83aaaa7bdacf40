package io.netlapse.spi.kernel;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * That a table of the kernel lost something since the node started. A counter that is 0 is no fact;
 * of one that is not, the order of magnitude is told.
 *
 * @param table {@code conntrack}, {@code arp}, {@code ndisc}
 * @param counter {@code drop}, {@code early_drop}, {@code insert_failed}, of neighbours {@code
 *     table_fulls}
 * @param atLeast 1, 10, 100, ...: the largest power of ten that it reached, over all processors
 */
public record TableLoss(String table, String counter, int atLeast) {

  /** One value a counter. Fields: table, counter, at-least. */
  public static final FactKind KIND = FactKind.single("table-loss", "table", "counter");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("table", table)
        .with("counter", counter)
        .with("at-least", atLeast)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static TableLoss of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new TableLoss(
        Fields.text(fact, "table"), Fields.text(fact, "counter"), Fields.number(fact, "at-least"));
  }
}
