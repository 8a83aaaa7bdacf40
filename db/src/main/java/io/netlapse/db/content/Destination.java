package io.netlapse.db.content;

import io.netlapse.spi.fact.Fact;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** What a fact is about as an address or prefix, in the form that PostgreSQL's inet reads. */
final class Destination {

  /** In the order in which they are asked: of a route its destination, of a service its address. */
  private static final List<String> FIELDS =
      List.of("dst", "destination", "address", "vip", "to", "src");

  private Destination() {}

  /** The first field that is an address or prefix; {@code default} is the prefix of length 0. */
  static Optional<String> of(Fact fact) {
    return FIELDS.stream()
        .map(fact.fields()::get)
        .filter(value -> value != null)
        .map(value -> prefix(value, fact.field("family", "inet")))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> prefix(String value, String family) {
    if (value.equals("default")) {
      return Optional.of(family.equals("inet6") ? "::/0" : "0.0.0.0/0");
    }
    int slash = value.indexOf('/');
    String address = slash < 0 ? value : value.substring(0, slash);
    Optional<Integer> bits = bits(address);
    if (bits.isEmpty() || (slash >= 0 && !isLength(value.substring(slash + 1), bits.get()))) {
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private static boolean isLength(String text, int bits) {
    return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= bits;
  }

  /** How long an address is; empty for what is none, such as a name or one with a zone. */
  private static Optional<Integer> bits(String address) {
    if (!address.matches("[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(address) instanceof Inet4Address ? 32 : 128);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
