package io.netlapse.spi.ipset;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A set of which only the name was listed, as {@code ipset list -name} does.
 *
 * @param name its name
 */
public record IpSetBrief(String name) {

  /** Fields: name. */
  public static final FactKind KIND = FactKind.single("ipset-brief", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("name", name).fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpSetBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpSetBrief(Fields.text(fact, "name"));
  }
}
