package io.netlapse.spi.system;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A package that is installed now.
 *
 * @param name the package's name
 * @param version its version with the release, such as {@code 1.36.1-r0}
 */
public record InstalledPackage(String name, String version) {

  /** One value a package. Fields: package, version. */
  public static final FactKind KIND = FactKind.single("package", "package");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("package", name).with("version", version).fact(KIND);
  }

  /** Reads the canonical form. */
  public static InstalledPackage of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new InstalledPackage(Fields.text(fact, "package"), Fields.text(fact, "version"));
  }
}
