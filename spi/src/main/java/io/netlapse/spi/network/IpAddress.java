package io.netlapse.spi.network;

import java.util.Optional;

/**
 * An IPv4 or IPv6 address without a zone. Equal addresses are equal however they were written.
 *
 * @param family which of the two
 * @param high the first 64 bits of an IPv6 address; 0 for IPv4
 * @param low the last 64 bits of an IPv6 address; the 32 bits of an IPv4 address
 */
public record IpAddress(IpFamily family, long high, long low) implements Comparable<IpAddress> {

  /**
   * Checks that an IPv4 address has no more than 32 bits.
   *
   * @throws IllegalArgumentException if it has
   */
  public IpAddress {
    if (family == IpFamily.INET && (high != 0 || low >>> 32 != 0)) {
      throw new IllegalArgumentException("an IPv4 address has 32 bits");
    }
  }

  /**
   * Reads an address as {@code ip} prints it: four decimal numbers, or the forms of RFC 4291
   * section 2.2.
   *
   * @param text the address alone: no length, no zone, no brackets, no blanks
   * @return empty for any other text
   */
  public static Optional<IpAddress> parse(String text) {
    return text.indexOf(':') < 0
        ? DottedQuad.parse(text).map(bits -> new IpAddress(IpFamily.INET, 0, bits))
        : ColonHex.parse(text);
  }

  /** The canonical text: four decimal numbers, or the form of RFC 5952. */
  public String text() {
    return switch (family) {
      case INET -> DottedQuad.text(low);
      case INET6 -> ColonHex.text(high, low);
    };
  }

  /** This address with all but the first {@code length} bits set to zero. */
  IpAddress masked(int length) {
    return switch (family) {
      case INET -> new IpAddress(family, 0, low & mask(length + 32));
      case INET6 -> new IpAddress(family, high & mask(length), low & mask(length - 64));
    };
  }

  /** This address with all but the first {@code length} bits set to one. */
  IpAddress filled(int length) {
    return switch (family) {
      case INET -> new IpAddress(family, 0, low | (~mask(length + 32) & 0xffff_ffffL));
      case INET6 -> new IpAddress(family, high | ~mask(length), low | ~mask(length - 64));
    };
  }

  /** 64 bits of which the first {@code ones} are set; below 0 counts as 0, above 64 as 64. */
  private static long mask(int ones) {
    if (ones <= 0) {
      return 0;
    }
    return ones >= 64 ? -1L : -1L << (64 - ones);
  }

  /** IPv4 before IPv6, then by the number that the bits make. */
  @Override
  public int compareTo(IpAddress other) {
    int byFamily = family.compareTo(other.family);
    if (byFamily != 0) {
      return byFamily;
    }
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** The canonical text. */
  @Override
  public String toString() {
    return text();
  }
}
