package io.netlapse.spi.bundle;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as a bundle writes them: seconds with at most nine decimals, {@code 1234.56}. */
final class Seconds {

  // At most twelve digits: thirty thousand years, and never a number that overflows.
  private static final Pattern SHAPE = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,9})?");

  private Seconds() {}

  /** Reads seconds; empty for anything that is not of the shape above. */
  static Optional<Duration> parse(String text) {
    if (!SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal nanos = new BigDecimal(text).movePointRight(9);
    BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
    return Optional.of(Duration.ofSeconds(parts[0].longValue(), parts[1].longValue()));
  }

  /** Writes seconds, without zeros at the end. */
  static String format(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.toSeconds()).add(BigDecimal.valueOf(duration.toNanosPart(), 9));
    return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
  }
}
