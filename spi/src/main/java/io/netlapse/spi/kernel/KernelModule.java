package io.netlapse.spi.kernel;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * That a module is loaded ({@code /proc/modules}). What is built into the kernel is none. How many
 * use it and its size are no part of it.
 *
 * @param name as the kernel writes it, with {@code _}
 */
public record KernelModule(String name) {

  /** Fields: name. */
  public static final FactKind KIND = FactKind.multi("kernel-module", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("name", name).fact(KIND);
  }

  /** Reads the canonical form. */
  public static KernelModule of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new KernelModule(Fields.text(fact, "name"));
  }
}
