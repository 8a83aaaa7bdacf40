package io.netlapse.spi.config;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A kernel module that a file has loaded at boot (modules-load.d(5)). The kernel's own names are
 * written with {@code _} where a file may say {@code -}.
 *
 * @param file the file's absolute path
 * @param module the module's name, such as {@code br_netfilter}
 */
public record ModuleLoad(String file, String module) {

  /** Many may hold. Fields: file, module. */
  public static final FactKind KIND = FactKind.multi("module-load", "module");

  /** Writes the name as the kernel does. */
  public ModuleLoad {
    module = module.replace('-', '_');
  }

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("file", file).with("module", module).fact(KIND);
  }

  /** Reads the canonical form. */
  public static ModuleLoad of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ModuleLoad(Fields.text(fact, "file"), Fields.text(fact, "module"));
  }
}
