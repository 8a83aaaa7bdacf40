package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.iproute.KernelNames;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.network.RouteBrief;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one route while it is read, in whatever dialect; knows how each is written
 * canonically. A value that cannot be one of its field makes the route {@linkplain #isDamaged
 * damaged}. Not safe for many threads.
 */
final class RouteFields {

  private final SortedMap<String, String> fields = new TreeMap<>();
  private final TreeSet<String> flags = new TreeSet<>();
  private final List<String> nexthops = new ArrayList<>();
  private String dst = "";
  private Optional<IpPrefix> prefix = Optional.empty();
  private @Nullable IpFamily hint;
  private boolean damaged;

  /** The destination as printed: {@code default}, an address, a prefix. */
  void dst(String word) {
    dst = word;
    prefix = isEveryAddress() ? Optional.empty() : IpPrefix.parse(word);
  }

  void type(String word) {
    put("type", KernelNames.routeType(word));
  }

  /** A gateway; {@code family} is told only where it is not the route's. */
  void via(String family, String address) {
    Optional<IpAddress> gateway = IpAddress.parse(address);
    if (gateway.isEmpty()) {
      damaged = true;
      return;
    }
    fields.put(
        "via", family.isEmpty() ? gateway.get().text() : family + " " + gateway.get().text());
    if (family.isEmpty()) {
      hint = gateway.get().family();
    }
  }

  void src(String address) {
    Optional<IpAddress> source = IpAddress.parse(address);
    damaged |= source.isEmpty();
    source.ifPresent(
        known -> {
          fields.put("src", known.text());
          hint = known.family();
        });
  }

  void table(String word) {
    put("table", KernelNames.table(word));
  }

  void proto(String word) {
    put("proto", KernelNames.protocol(word));
  }

  void scope(String word) {
    put("scope", KernelNames.scope(word));
  }

  void tos(String word) {
    String service = KernelNames.service(word);
    if (!service.equals("0x0")) {
      put("tos", service);
    }
  }

  /** A field that is a decimal number, such as the metric or a route's MTU. */
  void number(String name, String word) {
    damaged |= !isNumber(word);
    put(name, word);
  }

  /**
   * A time: {@code 20ms}, {@code 1.5s}, or of JSON a bare number of milliseconds; told in
   * milliseconds.
   */
  void time(String name, String word) {
    boolean seconds = word.endsWith("s") && !word.endsWith("ms");
    String digits = word.replaceFirst("m?s$", "");
    // An exponent would let a few damaged characters become a number of a billion digits.
    if (!digits.matches("[0-9]{1,9}(?:\\.[0-9]{1,9})?")) {
      damaged = true;
      return;
    }
    BigDecimal milliseconds = new BigDecimal(digits).movePointRight(seconds ? 3 : 0);
    put(name, milliseconds.stripTrailingZeros().toPlainString() + "ms");
  }

  /** Any other field, as it stands; an empty value damages the route. */
  void put(String name, String value) {
    damaged |= value.isEmpty();
    fields.put(name, value);
  }

  /** Router preference (RFC 4191): only IPv6 has it. */
  void pref(String word) {
    hint = IpFamily.INET6;
    put("pref", word);
  }

  /**
   * An error number: {@code ip} prints it of cached and of IPv6 routes, and it follows from the
   * type.
   */
  void error() {
    hint = IpFamily.INET6;
  }

  void flag(String word) {
    damaged |= word.isEmpty();
    flags.add(word);
  }

  void nexthop(Nexthop nexthop) {
    damaged |= nexthop.isDamaged();
    nexthops.add(nexthop.text());
    nexthop.family().ifPresent(family -> hint = family);
  }

  boolean isDamaged() {
    return damaged;
  }

  /** The prefix, where destination and family are certain enough. */
  private Optional<IpPrefix> prefix(IpFamily otherwise) {
    if (!isEveryAddress()) {
      return prefix.map(IpPrefix::network);
    }
    return Optional.of(IpPrefix.all(hint == null ? otherwise : hint));
  }

  /**
   * The fact of a dialect that shows all of a route.
   *
   * @param otherwise the family where the route itself does not tell it
   * @param command what the command line fixes
   * @return empty for what is no whole route
   */
  Optional<Fact> toRoute(IpFamily otherwise, RouteCommand command) {
    Optional<IpPrefix> prefix = prefix(otherwise);
    if (damaged || prefix.isEmpty()) {
      return Optional.empty();
    }
    fill(prefix.get(), command);
    fields.putIfAbsent("proto", "boot");
    fields.putIfAbsent("scope", "global");
    if (!nexthops.isEmpty()) {
      fields.put("nexthops", String.join("; ", nexthops));
    }
    return Optional.of(new Fact(Route.KIND, fields));
  }

  /** The fact of a dialect that hides part of a route; what it may hide is left out. */
  Optional<Fact> toBrief(IpFamily otherwise, RouteCommand command) {
    Optional<IpPrefix> prefix = prefix(otherwise);
    if (damaged || prefix.isEmpty()) {
      return Optional.empty();
    }
    fill(prefix.get(), command);
    fields.put("form", "ip");
    fields.keySet().retainAll(BRIEF);
    return Optional.of(new Fact(RouteBrief.KIND, fields));
  }

  private static final List<String> BRIEF =
      List.of(
          "form", "family", "table", "dst", "type", "via", "dev", "metric", "src", "scope",
          "flags");

  private void fill(IpPrefix prefix, RouteCommand command) {
    fields.put("dst", prefix.text());
    fields.put("family", prefix.family().word());
    fields.putIfAbsent("type", "unicast");
    for (Map.Entry<String, String> fixed : command.fixed().entrySet()) {
      fix(fixed.getKey(), fixed.getValue());
    }
    fields.putIfAbsent("table", command.tableUntold());
    // Next hops have gateway and device of their own.
    if (!nexthops.isEmpty()) {
      fields.remove("dev");
    }
    if (!flags.isEmpty()) {
      fields.put("flags", String.join(",", flags));
    }
  }

  private void fix(String name, String value) {
    if (fields.containsKey(name)) {
      return;
    }
    switch (name) {
      case "proto" -> proto(value);
      case "scope" -> scope(value);
      case "tos" -> tos(value);
      case "via" -> via("", value);
      case "src" -> src(value);
      default -> fields.put(name, value);
    }
  }

  /** The family that the route tells, if it does. */
  Optional<IpFamily> family() {
    return isEveryAddress() ? Optional.ofNullable(hint) : prefix.map(IpPrefix::family);
  }

  private boolean isEveryAddress() {
    return dst.equals("default") || dst.equals("all");
  }

  /** Whether the route has no way out, as busybox prints one of several next hops. */
  boolean isBare() {
    String type = fields.getOrDefault("type", "unicast");
    return type.equals("unicast")
        && nexthops.isEmpty()
        && !hasDevice()
        && !fields.containsKey("via")
        && !fields.containsKey("nhid");
  }

  /** Whether its device was told. */
  boolean hasDevice() {
    return fields.containsKey("dev");
  }

  private static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty();
  }
}
