package io.netlapse.spi.kernel;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Which modules use a loaded one ({@code /proc/modules}). Told of {@code bridge} alone: its users
 * say whether {@code br_netfilter} is loaded, even where a part of the list was shown.
 *
 * @param name as the kernel writes it, with {@code _}
 * @param users their names in order, joined by {@code ,}; null for none
 */
public record KernelModuleUsers(String name, @Nullable String users) {

  /** One value a module. Fields: name, users. */
  public static final FactKind KIND = FactKind.single("kernel-module-users", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("name", name).with("users", users).fact(KIND);
  }

  /** Reads the canonical form. */
  public static KernelModuleUsers of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new KernelModuleUsers(Fields.text(fact, "name"), Fields.textOrNull(fact, "users"));
  }
}
