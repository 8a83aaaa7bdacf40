package io.netlapse.spi.network;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.Optional;

/**
 * An address with a length: the destination of a route, or an interface's address with the length
 * of its network. Bits behind the length may be set, as in {@code 10.0.0.1/24}; {@link #network()}
 * clears them.
 *
 * @param address the address
 * @param length how many of its first bits count, 0 to 32 or 128
 */
public record IpPrefix(IpAddress address, int length) implements Comparable<IpPrefix> {

  private static final Comparator<IpPrefix> ORDER =
      comparing(IpPrefix::address).thenComparingInt(IpPrefix::length);

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if it is negative or longer than the address
   */
  public IpPrefix {
    if (length < 0 || length > address.family().bits()) {
      throw new IllegalArgumentException("prefix length " + length + " of " + address);
    }
  }

  /**
   * Reads {@code address/length}, or an address alone, which has its full length.
   *
   * @return empty for any other text
   */
  public static Optional<IpPrefix> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return IpAddress.parse(text).map(IpPrefix::of);
    }
    int length = decimal(text, slash + 1);
    return IpAddress.parse(text.substring(0, slash))
        .filter(address -> length >= 0 && length <= address.family().bits())
        .map(address -> new IpPrefix(address, length));
  }

  /** The prefix of an address alone: its full length. */
  public static IpPrefix of(IpAddress address) {
    return new IpPrefix(address, address.family().bits());
  }

  /** Everything of a family: {@code 0.0.0.0/0} or {@code ::/0}. */
  public static IpPrefix all(IpFamily family) {
    return new IpPrefix(new IpAddress(family, 0, 0), 0);
  }

  /** The family of the address. */
  public IpFamily family() {
    return address.family();
  }

  /** The same prefix with the bits behind its length cleared. */
  public IpPrefix network() {
    return new IpPrefix(address.masked(length), length);
  }

  /** The last address that lies in it. */
  public IpAddress last() {
    return address.filled(length);
  }

  /** Whether it is one address: of full length. */
  public boolean isSingle() {
    return length == family().bits();
  }

  /** Whether an address lies in it; never one of the other family. */
  public boolean contains(IpAddress other) {
    return other.family() == family() && other.masked(length).equals(address.masked(length));
  }

  /** Whether every address of the other prefix lies in it; a prefix contains itself. */
  public boolean contains(IpPrefix other) {
    return other.length >= length && contains(other.address);
  }

  /** The canonical text, always with the length: {@code 10.0.0.1/32}, {@code fd00::/64}. */
  public String text() {
    return address.text() + "/" + length;
  }

  /** By address, then by length. */
  @Override
  public int compareTo(IpPrefix other) {
    return ORDER.compare(this, other);
  }

  /** The canonical text. */
  @Override
  public String toString() {
    return text();
  }

  /** One to three decimal digits from {@code at} to the end, or -1. */
  private static int decimal(String text, int at) {
    if (at == text.length() || text.length() - at > 3) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
