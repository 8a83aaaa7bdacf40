package io.netlapse.engine.facts.system;

/**
 * Reads {@code ip -V} (ip(8)); before 5.3 the version is a date.
 *
 * <p>Sample: {@code ip utility, iproute2-6.1.0, libbpf 1.1.2}
 */
public final class Iproute2Version extends VersionParser {

  /** Without state. */
  public Iproute2Version() {
    super(
        "ip-version",
        "iproute2",
        "ip -V",
        "ip utility, iproute2-(?:ss)?(?<version>[^\\s,]+)(, .*)?",
        NOTHING_ELSE);
  }
}
