package io.netlapse.rules.language;

import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses and ranges as facts have them: {@code 10.0.0.1}, {@code 10.0.0.1/24}. */
public final class Addresses {

  private Addresses() {}

  /** Whether a text is an address or a range. */
  public static boolean isRange(String text) {
    return range(text).isPresent();
  }

  /** The address before a slash, in its canonical form; null where the text is none. */
  public static @Nullable String address(@Nullable String text) {
    return range(text).map(range -> range.address().text()).orElse(null);
  }

  /** Whether the first is a range that has all of the second. */
  static boolean contains(@Nullable String range, @Nullable String other) {
    return range(range)
        .flatMap(outer -> range(other).map(inner -> contains(outer.network(), inner)))
        .orElse(false);
  }

  private static boolean contains(IpPrefix outer, IpPrefix inner) {
    return outer.family() == inner.family() && outer.contains(inner.network());
  }

  private static Optional<IpPrefix> range(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    return text.indexOf('/') < 0 ? IpAddress.parse(text).map(IpPrefix::of) : IpPrefix.parse(text);
  }
}
