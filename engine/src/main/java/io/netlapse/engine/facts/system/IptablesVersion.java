package io.netlapse.engine.facts.system;

/**
 * Reads {@code iptables --version}; the back end is told from 1.8.0 on.
 *
 * <p>Sample: {@code iptables v1.8.9 (nf_tables)}
 */
public final class IptablesVersion extends VersionParser {

  /** Without state. */
  public IptablesVersion() {
    super(
        "iptables-version",
        "iptables",
        "iptables --version",
        "iptables v(?<version>\\S+)( \\((?<detail>\\w+)\\))?",
        NOTHING_ELSE);
  }
}
