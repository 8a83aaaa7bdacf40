package io.netlapse.engine.facts.ipvs;

import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.Optional;

/**
 * An address and a port as IPVS writes them: {@code 10.96.0.1:443} and {@code [fd00:96::a]:443} by
 * ipvsadm(8), {@code 0A600001:01BB} and {@code [fd00:0096:…]:01BB} by the kernel.
 *
 * @param address the address
 * @param port the port, 0 to 65535
 */
record Endpoint(IpAddress address, int port) {

  private static final int LARGEST_PORT = 0xFFFF;

  /** Reads the form of ipvsadm(8) with numbers; empty for names. */
  static Optional<Endpoint> decimal(String text) {
    return read(text, 10);
  }

  /** {@code 10.96.0.1:443}, {@code [fd00:96::a]:443}. */
  String text() {
    return address.family() == IpFamily.INET6 ? "[" + address + "]:" + port : address + ":" + port;
  }

  /** What a service answers to, as ipvsadm(8) writes it: an endpoint, or a mark. */
  static String text(IpvsService service) {
    IpAddress address = service.address();
    Integer port = service.port();
    if (address != null && port != null) {
      return new Endpoint(address, port).text();
    }
    return service.fwmark() + (service.family() == IpFamily.INET6 ? " IPv6" : "");
  }

  /** Whether it is a host and a port of which at least one is a name. */
  static boolean isNamed(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, Math.max(colon, 0));
    String port = text.substring(colon + 1);
    boolean six = host.startsWith("[") && address(host, 10).isPresent();
    return (six || isWord(host)) && isWord(port) && (hasLetter(port) || (!six && hasLetter(host)));
  }

  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0);
  }

  private static boolean hasLetter(String text) {
    return text.chars().anyMatch(Endpoint::isLetter);
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Reads the form of {@code /proc/net/ip_vs}. */
  static Optional<Endpoint> hexadecimal(String text) {
    return read(text, 16);
  }

  private static Optional<Endpoint> read(String text, int radix) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    long port = number(text.substring(colon + 1), radix);
    return port < 0 || port > LARGEST_PORT
        ? Optional.empty()
        : address(text.substring(0, colon), radix)
            .map(address -> new Endpoint(address, (int) port));
  }

  private static Optional<IpAddress> address(String text, int radix) {
    if (text.startsWith("[") && text.endsWith("]") && text.indexOf(':') > 0) {
      return IpAddress.parse(text.substring(1, text.length() - 1));
    }
    if (text.indexOf(':') >= 0) {
      return Optional.empty();
    }
    if (radix == 10) {
      return IpAddress.parse(text);
    }
    long bits = text.length() == 8 ? number(text, radix) : -1;
    return bits < 0 ? Optional.empty() : Optional.of(new IpAddress(IpFamily.INET, 0, bits));
  }

  /** A number without sign, of at most ten digits, or -1. */
  static long number(String digits, int radix) {
    if (digits.isEmpty() || digits.length() > 10) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
