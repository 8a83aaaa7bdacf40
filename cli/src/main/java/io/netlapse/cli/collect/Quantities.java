package io.netlapse.cli.collect;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Quantities as people type them. */
final class Quantities {

  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,12})([A-Za-z]*)");

  private Quantities() {}

  /** {@code 200ms}, {@code 60s}, {@code 5m}, {@code 12h}, {@code 7d}. */
  static final class Span implements ITypeConverter<Duration> {

    private static final Map<String, Duration> UNITS =
        Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    /** A thousand million days are more than anybody waits, and fewer milliseconds than a long. */
    private static final int MOST_DIGITS = 9;

    @Override
    public Duration convert(String text) {
      Matcher parts = NUMBER_AND_UNIT.matcher(text);
      Duration unit = parts.matches() ? UNITS.get(parts.group(2)) : null;
      if (unit == null || parts.group(1).length() > MOST_DIGITS) {
        throw new TypeConversionException(
            "'%s' is no duration; write a number and ms, s, m, h or d, such as 60s"
                .formatted(text));
      }
      return unit.multipliedBy(Long.parseLong(parts.group(1)));
    }
  }

  /** {@code 500MB}, {@code 2GiB}, {@code 4096}. */
  static final class Size implements ITypeConverter<Long> {

    private static final Map<String, Long> UNITS =
        Map.of(
            "", 1L,
            "b", 1L,
            "kb", 1_000L,
            "mb", 1_000_000L,
            "gb", 1_000_000_000L,
            "kib", 1L << 10,
            "mib", 1L << 20,
            "gib", 1L << 30);

    @Override
    public Long convert(String text) {
      Matcher parts = NUMBER_AND_UNIT.matcher(text);
      Long unit = parts.matches() ? UNITS.get(parts.group(2).toLowerCase(Locale.ROOT)) : null;
      if (unit == null) {
        throw new TypeConversionException(
            "'%s' is no size; write a number and kB, MB, GB, KiB, MiB or GiB, such as 500MB"
                .formatted(text));
      }
      return new BigDecimal(parts.group(1))
          .multiply(BigDecimal.valueOf(unit))
          .min(BigDecimal.valueOf(Long.MAX_VALUE))
          .longValue();
    }
  }
}
