package io.netlapse.engine.facts.system;

/**
 * Reads {@code crio --version}.
 *
 * <p>Sample: {@code crio version 1.21.2}
 */
public final class CrioVersion extends VersionParser {

  /** Without state. */
  public CrioVersion() {
    super(
        "crio-version",
        "crio",
        "crio --version",
        "crio version v?(?<version>\\S+)",
        "[A-Z]\\w*:( .*)?");
  }
}
