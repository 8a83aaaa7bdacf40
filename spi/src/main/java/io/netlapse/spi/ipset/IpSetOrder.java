package io.netlapse.spi.ipset;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import java.util.List;

/**
 * The order in which a {@code list:set} of two or more sets asks them (ipset(8), list:set).
 *
 * @param set the name of the set
 * @param entries the names of its sets, in order
 */
public record IpSetOrder(String set, List<String> entries) {

  /** Fields: set, entries. */
  public static final FactKind KIND = FactKind.single("ipset-order", "set");

  /** Copies the list. */
  public IpSetOrder {
    entries = List.copyOf(entries);
  }

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("set", set).with("entries", String.join(" ", entries)).fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpSetOrder of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpSetOrder(
        Fields.text(fact, "set"), List.of(Fields.text(fact, "entries").split(" ")));
  }
}
