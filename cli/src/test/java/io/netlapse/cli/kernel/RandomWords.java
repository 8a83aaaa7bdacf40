package io.netlapse.cli.kernel;

import java.util.Random;

/** Words by chance; the same number gives the same words. */
final class RandomWords {

  private final Random random;

  RandomWords(long seed) {
    this.random = new Random(seed);
  }

  /** One of several, between which stand bars; any of them may be empty. */
  String of(String words) {
    String[] all = words.split("\\|", -1);
    return all[random.nextInt(all.length)];
  }

  /** The text or, twice as often, nothing. */
  String maybe(String text) {
    return random.nextInt(3) == 0 ? text : "";
  }

  /** A number between two, both possible. */
  int number(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  /** An address of a network of documentation, or one that is reached by our own devices. */
  String ipv4() {
    return of("10.1.0.|10.2.0.|192.0.2.|198.51.100.") + number(1, 254);
  }

  /** A prefix; seldom everything, often of full length. */
  String ipv4Prefix() {
    return switch (number(0, 5)) {
      case 0 -> "default";
      case 1 -> ipv4();
      case 2 -> "10.%d.0.0/16".formatted(number(16, 31));
      case 3 -> "172.16.%d.0/24".formatted(number(0, 255));
      case 4 -> "203.0.113.%d/30".formatted(4 * number(0, 63));
      default -> "100.64.%d.%d/32".formatted(number(0, 255), number(0, 255));
    };
  }

  /** The same of IPv6. */
  String ipv6() {
    return of("fd00:1::|fd00:2::|2001:db8::") + Integer.toHexString(number(1, 65535));
  }

  String ipv6Prefix() {
    return switch (number(0, 4)) {
      case 0 -> "default";
      case 1 -> ipv6();
      case 2 -> "fd10:%x::/32".formatted(number(1, 65535));
      case 3 -> "2001:db8:%x::/48".formatted(number(1, 65535));
      default -> "fd00:3::%x/128".formatted(number(1, 65535));
    };
  }

  /** A device that takes addresses and routes. */
  String device() {
    return of("eth0|eth0|br0|vxlan.7|dummy0|tunnel0|vlan.5|red");
  }

  /** A table by a name that everybody knows, or by its number. */
  String table() {
    return of("main|local|default|100|200|4242|4294967294");
  }

  /**
   * A routing protocol by its name: in a batch, {@code ip} takes the name that it knows last for
   * the last number.
   */
  String protocol() {
    return of("boot|static|kernel|dhcp|bird|ra|zebra");
  }
}
