package io.netlapse.spi.kernel;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * How many entries a table of the kernel has at least, in steps: 0, then twice and one and a half
 * times powers of two. To be held against a maximum that another output tells.
 *
 * @param table {@code conntrack}, {@code arp}, {@code ndisc}
 * @param atLeast 0, 128, 192, 256, 384, 512, ...; of conntrack 0, 1024, 1536, 2048, ...
 */
public record TableEntries(String table, int atLeast) {

  /** One value a table. Fields: table, at-least. */
  public static final FactKind KIND = FactKind.single("table-entries", "table");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("table", table).with("at-least", atLeast).fact(KIND);
  }

  /** Reads the canonical form. */
  public static TableEntries of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new TableEntries(Fields.text(fact, "table"), Fields.number(fact, "at-least"));
  }
}
