package io.netlapse.engine.facts.route;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.network.RouteBrief;
import io.netlapse.spi.network.RouteNamed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code route} or {@code netstat -r}, its columns told apart.
 *
 * @param form whose columns they are: {@code route} has a metric, {@code netstat} none
 * @param family the family
 * @param dst the destination as printed
 * @param length the length of its prefix
 * @param gateway the gateway as printed
 * @param flags the flags as printed
 * @param metric the metric as printed
 * @param dev the device as printed
 */
record RouteTableRow(
    String form,
    IpFamily family,
    String dst,
    int length,
    String gateway,
    String flags,
    String metric,
    String dev) {

  /** Names that /etc/networks gives on most nodes (networks(5)). */
  private static final Map<String, String> NETWORKS =
      Map.of("link-local", "169.254.0.0", "loopback", "127.0.0.0");

  /** What the kernel says of a route (route(8)), and that it is refused. */
  private static final String FLAGS = "UGHRDMACn!uhbIPe";

  /** Reads the words of a row; empty for what is none. */
  static Optional<RouteTableRow> of(List<String> words, String form, boolean inet6) {
    return inet6 ? ofInet6(words, form) : ofInet(words, form);
  }

  /** Destination, gateway, mask, flags, three numbers, device; with -ee three more numbers. */
  private static Optional<RouteTableRow> ofInet(List<String> words, String form) {
    if (words.size() != 8 && words.size() != 11) {
      return Optional.empty();
    }
    int length = length(words.get(2));
    boolean whole = length >= 0 && isFlags(words.get(3)) && areNumbers(words.subList(4, 7));
    return whole
        ? Optional.of(
            new RouteTableRow(
                form,
                IpFamily.INET,
                NETWORKS.getOrDefault(words.get(0), words.get(0)),
                length,
                words.get(1),
                words.get(3),
                words.get(4),
                words.get(7)))
        : Optional.empty();
  }

  /** Destination with its length, next hop, flags, metric, references, use, device. */
  private static Optional<RouteTableRow> ofInet6(List<String> words, String form) {
    int slash = words.getFirst().lastIndexOf('/');
    if (words.size() != 7 || slash < 1 || !isFlags(words.get(2))) {
      return Optional.empty();
    }
    int length = number(words.getFirst().substring(slash + 1));
    return length >= 0 && length <= 128 && areNumbers(words.subList(3, 6))
        ? Optional.of(
            new RouteTableRow(
                form,
                IpFamily.INET6,
                withoutBrackets(words.getFirst().substring(0, slash)),
                length,
                withoutBrackets(words.get(1)),
                words.get(2),
                words.get(3),
                words.get(6)))
        : Optional.empty();
  }

  /** The fact: a brief route, or where a name stands a named one. */
  Optional<Fact> toFact() {
    Optional<IpAddress> destination = address(dst);
    Optional<IpAddress> via = address(gateway);
    if (destination.isPresent() && via.isPresent()) {
      return Optional.of(brief(destination.get(), via.get()));
    }
    return (destination.isPresent() || isName(dst)) && (via.isPresent() || isName(gateway))
        ? Optional.of(named(via.map(IpAddress::text).orElse(gateway)))
        : Optional.empty();
  }

  private Fact brief(IpAddress destination, IpAddress via) {
    boolean inet6 = family == IpFamily.INET6;
    return new RouteBrief(
            form,
            new IpPrefix(destination, length).network(),
            inet6 ? "any" : "main",
            type(),
            isNone(via) ? null : via.text(),
            told(dev),
            toldMetric(),
            null,
            null,
            flags.indexOf('n') >= 0 ? List.of("nonexthop") : List.of())
        .toFact();
  }

  private Fact named(String via) {
    boolean none = address(via).filter(RouteTableRow::isNone).isPresent();
    return new RouteNamed(
            form,
            family.word(),
            dst,
            Integer.toString(length),
            type(),
            none ? null : via,
            told(dev),
            toldMetric())
        .toFact();
  }

  private String type() {
    return flags.startsWith("!") ? "unreachable" : "unicast";
  }

  private @Nullable String toldMetric() {
    return form.equals("route") || family == IpFamily.INET6
        ? metric.equals("0") ? null : told(metric)
        : null;
  }

  private static @Nullable String told(String word) {
    return word.equals("*") || word.equals("-") ? null : word;
  }

  private static boolean isNone(IpAddress address) {
    return address.high() == 0 && address.low() == 0;
  }

  /** An address; {@code default}, {@code *} and {@code -} stand for none. */
  private Optional<IpAddress> address(String word) {
    return switch (word) {
      case "default", "*", "-" -> Optional.of(new IpAddress(family, 0, 0));
      default -> IpAddress.parse(word).filter(known -> known.family() == family);
    };
  }

  private static int length(String mask) {
    if (mask.equals("*") || mask.equals("default")) {
      return 0;
    }
    return mask.equals("-")
        ? 32
        : IpAddress.parse(mask)
            .filter(bits -> bits.family() == IpFamily.INET)
            .map(bits -> Long.bitCount(bits.low()))
            .orElse(-1);
  }

  /** A host's or network's name, which the tool may have cut at its column. */
  private static boolean isName(String word) {
    return word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0)
        && word.chars().anyMatch(Character::isLetter);
  }

  private static boolean isFlags(String word) {
    return word.chars().allMatch(c -> FLAGS.indexOf(c) >= 0);
  }

  private static boolean areNumbers(List<String> words) {
    return words.stream()
        .allMatch(word -> word.equals("-") || word.equals("-1") || number(word) >= 0);
  }

  /** A number of up to nine digits, larger ones as if they were of nine; -1 for none. */
  private static int number(String word) {
    if (word.isEmpty() || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(word.substring(0, Math.min(9, word.length())));
  }

  private static String withoutBrackets(String word) {
    return word.startsWith("[") && word.endsWith("]") ? word.substring(1, word.length() - 1) : word;
  }
}
