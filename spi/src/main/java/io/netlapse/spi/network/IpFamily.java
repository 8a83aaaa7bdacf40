package io.netlapse.spi.network;

/** The two families of the Internet Protocol, by the words that {@code ip} uses for them. */
public enum IpFamily {
  /** IPv4 (RFC 791). */
  INET("inet", 32),
  /** IPv6 (RFC 8200). */
  INET6("inet6", 128);

  private final String word;
  private final int bits;

  IpFamily(String word, int bits) {
    this.word = word;
    this.bits = bits;
  }

  /** The word in facts: {@code inet} or {@code inet6}. */
  public String word() {
    return word;
  }

  /** The length of an address in bits: 32 or 128. */
  public int bits() {
    return bits;
  }

  /**
   * Reads the word.
   *
   * @param word as {@link #word()} gives it
   * @throws IllegalArgumentException for any other word
   */
  public static IpFamily ofWord(String word) {
    for (IpFamily family : values()) {
      if (family.word.equals(word)) {
        return family;
      }
    }
    throw new IllegalArgumentException("address family '" + word + "' is not inet or inet6");
  }
}
