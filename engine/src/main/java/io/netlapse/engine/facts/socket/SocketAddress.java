package io.netlapse.engine.facts.socket;

import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.Optional;

/**
 * One end of a socket.
 *
 * @param address the address without its device
 * @param port 0 for none
 */
record SocketAddress(IpAddress address, int port) {

  private static final IpAddress ANY4 = new IpAddress(IpFamily.INET, 0, 0);
  private static final IpAddress ANY6 = new IpAddress(IpFamily.INET6, 0, 0);

  /**
   * Reads {@code 0.0.0.0:22}, {@code [::]:22}, {@code :::22}, {@code 127.0.0.53%lo:53}, {@code
   * *:22}; empty for names.
   *
   * @param any the family of {@code *}: what it means depends on the tool
   */
  static Optional<SocketAddress> of(String text, IpFamily any) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    int port = text.substring(colon + 1).equals("*") ? 0 : port(text.substring(colon + 1));
    return port < 0
        ? Optional.empty()
        : address(text.substring(0, colon), any).map(address -> new SocketAddress(address, port));
  }

  private static Optional<IpAddress> address(String text, IpFamily any) {
    int device = text.indexOf('%');
    String bare = device < 0 ? text : text.substring(0, device);
    if (bare.startsWith("[")) {
      bare = bare.substring(1, bare.endsWith("]") ? bare.length() - 1 : bare.length());
    }
    return bare.equals("*") ? Optional.of(any(any)) : IpAddress.parse(bare);
  }

  private static IpAddress any(IpFamily family) {
    return family == IpFamily.INET ? ANY4 : ANY6;
  }

  private static int port(String digits) {
    if (digits.isEmpty() || digits.length() > 5) {
      return -1;
    }
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      port = port * 10 + digit;
    }
    return port > 0xFFFF ? -1 : port;
  }

  /** Reads {@code 0100007F:2808}: words of 32 bits in the order of the processor, and the port. */
  static Optional<SocketAddress> ofKernel(String text, boolean littleEndian) {
    int colon = text.indexOf(':');
    if ((colon != 8 && colon != 32) || text.length() != colon + 5) {
      return Optional.empty();
    }
    long[] words = new long[colon / 8];
    for (int i = 0; i < words.length; i++) {
      words[i] = word(text.substring(i * 8, i * 8 + 8), littleEndian);
    }
    long port = word("0000" + text.substring(colon + 1), false);
    for (long word : words) {
      if (word < 0 || port < 0) {
        return Optional.empty();
      }
    }
    IpAddress address =
        words.length == 1
            ? new IpAddress(IpFamily.INET, 0, words[0])
            : new IpAddress(IpFamily.INET6, words[0] << 32 | words[1], words[2] << 32 | words[3]);
    return Optional.of(new SocketAddress(address, (int) port));
  }

  private static long word(String digits, boolean littleEndian) {
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return littleEndian ? Integer.toUnsignedLong(Integer.reverseBytes((int) value)) : value;
  }
}
