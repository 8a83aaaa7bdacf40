package io.netlapse.spi.resolver;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A name and its address in {@code /etc/hosts} (hosts(5)). The order of lines and names is no part
 * of it.
 *
 * @param address the address, with its zone where there is one
 * @param name the name, lower case
 */
public record HostEntry(String address, String name) {

  /** Fields: address, name. */
  public static final FactKind KIND = FactKind.multi("host-entry", "address", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("address", address).with("name", name).fact(KIND);
  }

  /** Reads the canonical form. */
  public static HostEntry of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new HostEntry(Fields.text(fact, "address"), Fields.text(fact, "name"));
  }
}
