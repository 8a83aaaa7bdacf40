package io.netlapse.spi.netfilter;

import java.util.Arrays;

/** Which of the kernel's packet filters an iptables works on (iptables(8), xtables-nft(8)). */
public enum IptablesBackend {
  /** xtables, {@code iptables-legacy}. */
  LEGACY("iptables-legacy"),
  /** Tables in nf_tables, {@code iptables-nft}. */
  NFT("iptables-nft"),
  /** One of the two; neither the program's name nor its output tells which. */
  UNKNOWN("iptables");

  private final String word;

  IptablesBackend(String word) {
    this.word = word;
  }

  /** As it stands in facts: {@code iptables-legacy}, {@code iptables-nft}, {@code iptables}. */
  public String word() {
    return word;
  }

  /**
   * Reads the word.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static IptablesBackend ofWord(String word) {
    return Arrays.stream(values())
        .filter(backend -> backend.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'" + word + "' is no back end of iptables"));
  }
}
