package io.netlapse.spi.bundle;

import java.time.Duration;

/**
 * Goes over bytes that are not taken yet, as long as they are as expected; from the first that is
 * not, whatever it gives means nothing.
 */
final class Ahead {

  private static final int DIGITS = 10;
  private static final int NANO_DIGITS = 9;

  private final BundleBytes bytes;
  private int at;
  private boolean asExpected = true;

  Ahead(BundleBytes bytes) {
    this.bytes = bytes;
  }

  boolean isAsExpected() {
    return asExpected;
  }

  /** How far it went, in bytes beyond those that are taken. */
  int at() {
    return at;
  }

  void expect(byte[] text) {
    asExpected = asExpected && bytes.isAhead(at, text);
    at += text.length;
  }

  /** A whole number of at most ten digits, as {@link Long#toString(long)} writes it. */
  long number() {
    int begin = at;
    long number = digits(DIGITS);
    asExpected = asExpected && (at == begin + 1 || bytes.ahead(begin) != '0');
    return number;
  }

  /** Seconds as {@link Seconds} reads them. */
  Duration seconds() {
    long whole = number();
    if (bytes.ahead(at) != '.') {
      return Duration.ofSeconds(whole);
    }
    at++;
    int begin = at;
    long nanos = digits(NANO_DIGITS);
    for (int digits = at - begin; digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return Duration.ofSeconds(whole, nanos);
  }

  /** One digit or more; what stands behind them is no digit, or there were too many. */
  private long digits(int most) {
    int begin = at;
    long number = 0;
    for (int b = bytes.ahead(at); asExpected && b >= '0' && b <= '9'; b = bytes.ahead(at)) {
      number = 10 * number + b - '0';
      at++;
      asExpected = at - begin <= most;
    }
    asExpected = asExpected && at > begin;
    return number;
  }
}
