package io.netlapse.spi.system;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The name that the node's kernel knows (uname(2)).
 *
 * @param name as it is set, with or without a domain
 */
public record Hostname(String name) {

  /** One value a node. Fields: of (always {@code node}), name. */
  public static final FactKind KIND = FactKind.single("hostname", "of");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("of", "node").with("name", name).fact(KIND);
  }

  /** Reads the canonical form. */
  public static Hostname of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Hostname(Fields.text(fact, "name"));
  }
}
