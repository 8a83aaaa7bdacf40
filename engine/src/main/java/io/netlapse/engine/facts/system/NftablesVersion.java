package io.netlapse.engine.facts.system;

/**
 * Reads {@code nft --version}.
 *
 * <p>Sample: {@code nftables v1.0.6 (Lester Gooch #5)}
 */
public final class NftablesVersion extends VersionParser {

  /** Without state. */
  public NftablesVersion() {
    super(
        "nft-version",
        "nftables",
        "nft --version",
        "nftables v(?<version>\\S+)( \\(.*\\))?",
        NOTHING_ELSE);
  }
}
