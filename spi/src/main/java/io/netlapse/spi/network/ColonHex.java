package io.netlapse.spi.network;

import java.util.Arrays;
import java.util.Optional;

/** The text of an IPv6 address: read as RFC 4291 section 2.2 allows, written as RFC 5952 asks. */
final class ColonHex {

  private static final int GROUPS = 8;

  private ColonHex() {}

  static Optional<IpAddress> parse(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      int[] all = groups(text);
      return all.length == GROUPS ? Optional.of(address(all)) : Optional.empty();
    }
    int[] before = gap == 0 ? new int[0] : groups(text.substring(0, gap));
    int[] after = gap + 2 == text.length() ? new int[0] : groups(text.substring(gap + 2));
    boolean damaged =
        (gap > 0 && before.length == 0) || (gap + 2 < text.length() && after.length == 0);
    if (damaged || before.length + after.length >= GROUPS) {
      return Optional.empty();
    }
    int[] all = Arrays.copyOf(before, GROUPS);
    System.arraycopy(after, 0, all, GROUPS - after.length, after.length);
    return Optional.of(address(all));
  }

  /** The groups of a text without "::", an IPv4 tail as two; none where anything is wrong. */
  private static int[] groups(String text) {
    int[] groups = new int[GROUPS];
    int count = 0;
    int at = 0;
    while (at <= text.length()) {
      int end = text.indexOf(':', at);
      end = end < 0 ? text.length() : end;
      String part = text.substring(at, end);
      boolean tail = end == text.length() && part.indexOf('.') >= 0;
      if (count + (tail ? 2 : 1) > GROUPS) {
        return new int[0];
      }
      if (tail) {
        long bits = DottedQuad.parse(part).orElse(-1L);
        if (bits < 0) {
          return new int[0];
        }
        groups[count++] = (int) (bits >>> 16);
        groups[count++] = (int) (bits & 0xffff);
      } else {
        int value = group(part);
        if (value < 0) {
          return new int[0];
        }
        groups[count++] = value;
      }
      at = end + 1;
    }
    return Arrays.copyOf(groups, count);
  }

  /** The value of one to four hexadecimal digits, or -1. */
  private static int group(String part) {
    if (part.isEmpty() || part.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < part.length(); i++) {
      int digit = part.charAt(i) < 128 ? Character.digit(part.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static IpAddress address(int[] groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + 4];
    }
    return new IpAddress(IpFamily.INET6, high, low);
  }

  static String text(long high, long low) {
    if (high == 0 && low >>> 32 == 0xffffL) {
      return "::ffff:" + DottedQuad.text(low & 0xffffffffL);
    }
    int[] groups = new int[GROUPS];
    for (int i = 0; i < 4; i++) {
      groups[i] = (int) (high >>> (48 - 16 * i) & 0xffff);
      groups[i + 4] = (int) (low >>> (48 - 16 * i) & 0xffff);
    }
    int[] gap = longestZeroRun(groups);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == gap[0]) {
        text.append("::");
        i += gap[1] - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  /** Start and length of the first longest run of two or more zero groups; start -1 for none. */
  private static int[] longestZeroRun(int[] groups) {
    int[] best = {-1, 1};
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > best[1]) {
        best = new int[] {i, end - i};
      }
      i = Math.max(i, end - 1);
    }
    return best;
  }
}
