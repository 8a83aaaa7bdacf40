package io.netlapse.engine.facts.nettools;

import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.OptionalInt;

/** A network mask in the form of an address, such as {@code 255.255.255.0}. */
final class Netmask {

  private Netmask() {}

  /** How many bits it has set, if they are its first ones. */
  static OptionalInt length(String word) {
    return IpAddress.parse(word)
        .filter(mask -> mask.family() == IpFamily.INET)
        .map(IpAddress::low)
        .filter(bits -> isContiguous(bits))
        .map(bits -> OptionalInt.of(Long.bitCount(bits)))
        .orElse(OptionalInt.empty());
  }

  private static boolean isContiguous(long bits) {
    long rest = ~bits & 0xffffffffL;
    return (rest & (rest + 1)) == 0;
  }
}
