package io.netlapse.spi.system;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * Which boot of the kernel this is (random(4)): another id after each boot.
 *
 * @param id 36 characters, a lower-case UUID
 */
public record Boot(String id) {

  /** One value a node. Fields: of (always {@code node}), id. */
  public static final FactKind KIND = FactKind.single("boot", "of");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("of", "node").with("id", id).fact(KIND);
  }

  /** Reads the canonical form. */
  public static Boot of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Boot(Fields.text(fact, "id"));
  }
}
