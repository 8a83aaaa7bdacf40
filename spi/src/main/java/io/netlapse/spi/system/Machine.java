package io.netlapse.spi.system;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * Which installation of an operating system this is (machine-id(5)): another id after a reinstall.
 *
 * @param id 32 lower-case hexadecimal digits
 */
public record Machine(String id) {

  /** One value a node. Fields: of (always {@code node}), id. */
  public static final FactKind KIND = FactKind.single("machine", "of");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("of", "node").with("id", id).fact(KIND);
  }

  /** Reads the canonical form. */
  public static Machine of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Machine(Fields.text(fact, "id"));
  }
}
