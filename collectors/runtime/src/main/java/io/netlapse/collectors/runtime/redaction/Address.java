package io.netlapse.collectors.runtime.redaction;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address of IPv4 or IPv6: 4 or 16 bytes, and how people write them. Immutable. */
final class Address {

  private static final int BYTES_V4 = 4;
  private static final int GROUPS_V6 = 8;
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,3}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

  private final byte[] bytes;

  Address(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Reads one, as RFC 4291, 2.2 has it or in dotted decimals; empty for any other text. */
  static Optional<Address> parse(String text) {
    return text.indexOf(':') < 0 ? parseV4(text) : parseV6(text);
  }

  private static Optional<Address> parseV4(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[BYTES_V4];
    if (parts.length != BYTES_V4) {
      return Optional.empty();
    }
    for (int i = 0; i < BYTES_V4; i++) {
      if (!DECIMAL.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 255) {
        return Optional.empty();
      }
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Optional.of(new Address(bytes));
  }

  private static Optional<Address> parseV6(String text) {
    int gap = text.indexOf("::");
    String[] head = groups(gap < 0 ? text : text.substring(0, gap));
    String[] tail = groups(gap < 0 ? "" : text.substring(gap + 2));
    int told = head.length + tail.length;
    if (gap < 0 ? told != GROUPS_V6 : told >= GROUPS_V6) {
      return Optional.empty();
    }
    byte[] bytes = new byte[2 * GROUPS_V6];
    return put(bytes, 0, head) && put(bytes, GROUPS_V6 - tail.length, tail)
        ? Optional.of(new Address(bytes))
        : Optional.empty();
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static boolean put(byte[] bytes, int from, String[] groups) {
    for (int i = 0; i < groups.length; i++) {
      if (!GROUP.matcher(groups[i]).matches()) {
        return false;
      }
      int group = Integer.parseInt(groups[i], 16);
      bytes[2 * (from + i)] = (byte) (group >>> 8);
      bytes[2 * (from + i) + 1] = (byte) group;
    }
    return true;
  }

  int bits() {
    return 8 * bytes.length;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Whether the first so many bits are another's. */
  boolean shares(Address other, int count) {
    return Arrays.equals(first(count).bytes, other.first(count).bytes);
  }

  /** The first so many bits, and zeros. */
  Address first(int count) {
    byte[] first = new byte[bytes.length];
    System.arraycopy(bytes, 0, first, 0, count / 8);
    if (count % 8 != 0) {
      first[count / 8] = (byte) (bytes[count / 8] & (0xFF00 >>> (count % 8)));
    }
    return new Address(first);
  }

  /** Whether the bits from one to before another are all zero. */
  boolean isZero(int from, int to) {
    for (int bit = from; bit < to; bit++) {
      if ((bytes[bit / 8] & (0x80 >>> (bit % 8))) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** As iproute2 prints it: dotted decimals, or RFC 5952. */
  @Override
  public String toString() {
    if (bytes.length == BYTES_V4) {
      return "%d.%d.%d.%d"
          .formatted(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF, bytes[3] & 0xFF);
    }
    int best = -1;
    int longest = 1;
    for (int i = 0; i < GROUPS_V6; i++) {
      int run = zeros(i);
      if (run > longest) {
        best = i;
        longest = run;
      }
    }
    return best < 0 ? text(0, GROUPS_V6) : text(0, best) + "::" + text(best + longest, GROUPS_V6);
  }

  private int zeros(int from) {
    int at = from;
    while (at < GROUPS_V6 && group(at) == 0) {
      at++;
    }
    return at - from;
  }

  private String text(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : ":").append(Integer.toHexString(group(i)));
    }
    return text.toString();
  }

  private int group(int index) {
    return ((bytes[2 * index] & 0xFF) << 8) | (bytes[2 * index + 1] & 0xFF);
  }

  /** Hexadecimal digits, upper case, as files of /proc/net have them. */
  String hex() {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
