package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Addresses from one to another.
 *
 * @param first the first
 * @param last the last
 */
public record AddressRange(IpAddress first, IpAddress last) {

  /** The prefixes and ranges that stand in a text, whatever stands between them. */
  public static List<AddressRange> of(String text) {
    List<AddressRange> ranges = new ArrayList<>();
    for (String word : text.split("[,;={}\\s\\[\\]]+", -1)) {
      int dash = word.indexOf('-');
      Optional<IpPrefix> prefix = IpPrefix.parse(word);
      if (prefix.isPresent()) {
        ranges.add(ofPrefix(prefix.get()));
      } else if (dash > 0) {
        IpAddress.parse(word.substring(0, dash))
            .flatMap(
                first ->
                    IpAddress.parse(word.substring(dash + 1))
                        .map(last -> new AddressRange(first, last)))
            .ifPresent(ranges::add);
      }
    }
    return ranges;
  }

  /** All addresses of a prefix. */
  public static AddressRange ofPrefix(IpPrefix prefix) {
    IpAddress first = prefix.network().address();
    int bits = first.family().bits();
    int free = bits - prefix.length();
    long low = free >= 64 ? -1L : first.low() | ((1L << free) - 1);
    long high =
        free <= 64 ? first.high() : free >= 128 ? -1L : first.high() | ((1L << (free - 64)) - 1);
    return new AddressRange(first, new IpAddress(first.family(), high, low));
  }

  /** Whether an address lies in both. */
  public boolean overlaps(AddressRange other) {
    return first.family() == other.first.family()
        && first.compareTo(other.last) <= 0
        && other.first.compareTo(last) <= 0;
  }
}
