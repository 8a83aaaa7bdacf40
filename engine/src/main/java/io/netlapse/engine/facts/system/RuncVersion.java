package io.netlapse.engine.facts.system;

/**
 * Reads {@code runc --version}.
 *
 * <p>Sample: {@code runc version 1.1.5+ds1}
 */
public final class RuncVersion extends VersionParser {

  /** Without state. */
  public RuncVersion() {
    super(
        "runc-version",
        "runc",
        "runc --version",
        "runc version v?(?<version>\\S+)",
        "(commit|spec|go|libseccomp): .*");
  }
}
