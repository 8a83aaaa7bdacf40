package io.netlapse.spi.system;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The distribution on the node (os-release(5)).
 *
 * @param name {@code ID}: {@code debian}, {@code rhel}, {@code alpine}
 * @param version {@code VERSION_ID}: {@code 12}; null for a rolling release
 * @param pretty {@code PRETTY_NAME}: {@code Debian GNU/Linux 12 (bookworm)}; null where it is not
 *     told
 */
public record OperatingSystem(String name, @Nullable String version, @Nullable String pretty) {

  /** One value a node. Fields: of (always {@code node}), name, version, pretty. */
  public static final FactKind KIND = FactKind.single("os", "of");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("of", "node")
        .with("name", name)
        .with("version", version)
        .with("pretty", pretty)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static OperatingSystem of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new OperatingSystem(
        Fields.text(fact, "name"),
        Fields.textOrNull(fact, "version"),
        Fields.textOrNull(fact, "pretty"));
  }
}
