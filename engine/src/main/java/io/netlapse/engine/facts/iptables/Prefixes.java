package io.netlapse.engine.facts.iptables;

import io.netlapse.spi.network.IpAddress;

/** Brings addresses of rules into one form: with a prefix length, where the mask is one. */
final class Prefixes {

  private static final int BYTES = 4;

  private Prefixes() {}

  /** Whether it stands for every address of its family. */
  static boolean isAll(String prefix) {
    return prefix.equals("0.0.0.0/0") || prefix.equals("::/0");
  }

  /** An address, with a length or a mask or none; what is none of that stays as it is. */
  static String canonical(String told) {
    int slash = told.indexOf('/');
    if (slash < 0) {
      return IpAddress.parse(told)
          .map(address -> address.text() + "/" + address.family().bits())
          .orElse(told);
    }
    if (told.indexOf('.', slash) < 0) {
      return told;
    }
    int length = length(told, slash + 1);
    return length < 0 ? told : told.substring(0, slash + 1) + length;
  }

  /** The number of ones that a dotted mask begins with; -1 if it has ones behind a zero. */
  private static int length(String text, int from) {
    long mask = 0;
    int at = from;
    for (int i = 0; i < BYTES; i++) {
      int stop = text.indexOf('.', at);
      String digits = text.substring(at, i == BYTES - 1 || stop < 0 ? text.length() : stop);
      if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(Prefixes::isDigit)) {
        return -1;
      }
      mask = mask << Byte.SIZE | Integer.parseInt(digits);
      at = stop < 0 ? text.length() : stop + 1;
    }
    int ones = Integer.numberOfLeadingZeros(~(int) mask);
    return (int) mask == (ones == 0 ? 0 : -1 << (Integer.SIZE - ones)) ? ones : -1;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
