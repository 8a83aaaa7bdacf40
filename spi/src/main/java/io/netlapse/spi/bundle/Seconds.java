package io.netlapse.spi.bundle;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Durations as a bundle writes them: seconds with at most nine decimals, {@code 1234.56}. */
final class Seconds {

  // Thirty thousand years, and never a number that overflows.
  private static final int WHOLE_DIGITS = 12;
  private static final int NANO_DIGITS = 9;

  private Seconds() {}

  /** Reads seconds; empty for anything that is not of the shape above. */
  static Optional<Duration> parse(String text) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String decimals = point < 0 ? "0" : text.substring(point + 1);
    if (!Digits.are(whole, WHOLE_DIGITS) || !Digits.are(decimals, NANO_DIGITS)) {
      return Optional.empty();
    }
    long nanos = Long.parseLong(decimals);
    for (int digits = decimals.length(); digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(whole), nanos));
  }

  /** Writes seconds, without zeros at the end. */
  static String format(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.toSeconds())
            .add(BigDecimal.valueOf(duration.toNanosPart(), NANO_DIGITS));
    return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
  }
}
