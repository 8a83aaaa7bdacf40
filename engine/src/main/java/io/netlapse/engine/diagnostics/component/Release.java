package io.netlapse.engine.diagnostics.component;

import static java.util.Comparator.comparingInt;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a version; what stands behind them ({@code -1.1}, {@code +k3s1}, {@code .el8}) is
 * no part of it.
 *
 * @param major the first number
 * @param minor the second
 * @param patch the third, 0 where it is not told
 */
record Release(int major, int minor, int patch) implements Comparable<Release> {

  private static final Pattern SHAPE =
      Pattern.compile("v?(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?(?:\\D.*)?");

  private static final Comparator<Release> ORDER =
      comparingInt(Release::major)
          .thenComparingInt(Release::minor)
          .thenComparingInt(Release::patch);

  /** Reads a version; empty where it begins with no number. */
  static Optional<Release> parse(String text) {
    Matcher match = SHAPE.matcher(text);
    return match.matches()
        ? Optional.of(
            new Release(
                Integer.parseInt(match.group(1)), number(match.group(2)), number(match.group(3))))
        : Optional.empty();
  }

  /** The release of a minor version alone. */
  static Release of(int major, int minor) {
    return new Release(major, minor, 0);
  }

  /** How many minor versions it is above the other; negative below. */
  int minorsAbove(Release other) {
    return (major - other.major) * 1000 + minor - other.minor;
  }

  boolean isBefore(Release other) {
    return compareTo(other) < 0;
  }

  /** As people write it. */
  String text() {
    return "%d.%d.%d".formatted(major, minor, patch);
  }

  @Override
  public int compareTo(Release other) {
    return ORDER.compare(this, other);
  }

  private static int number(@Nullable String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }
}
