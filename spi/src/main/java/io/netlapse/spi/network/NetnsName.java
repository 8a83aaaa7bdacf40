package io.netlapse.spi.network;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;

/**
 * A network namespace that has a name on the node (ip-netns(8)). The number that the kernel gives
 * it where it is needed is left out.
 *
 * @param name its name, of {@code /run/netns}
 */
public record NetnsName(String name) {

  /** {@code name}. */
  public static final FactKind KIND = FactKind.multi("netns", "name");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static NetnsName of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NetnsName(Fields.text(fact, "name"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields().with("name", name).fact(KIND);
  }
}
