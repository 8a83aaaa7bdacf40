package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.optional;
import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a routing table (ip-route(8), rtnetlink(7)). Defaults are written out, names stand
 * for numbers, so that every dialect that shows the whole of a route gives the same fact.
 *
 * @param type {@code unicast local broadcast multicast anycast unreachable prohibit blackhole throw
 *     nat}
 * @param dst the destination; its family is the route's
 * @param table {@code main}, {@code local}, {@code default}, or the number or name of another
 * @param tos type of service as {@code 0x10}; null for 0
 * @param metric the priority, a decimal number; null where the kernel told none
 * @param via the gateway's address, with {@code inet } or {@code inet6 } before it if it is of the
 *     other family; null for none
 * @param dev the device; null for a route of several next hops, and for one without
 * @param proto who made it: {@code kernel boot static dhcp ra bird ...} or a number
 * @param scope {@code global site link host nowhere} or a number
 * @param src the preferred source address
 * @param flags {@code onlink linkdown dead offload trap ...}, in the order of their texts
 * @param nexthops the next hops of a multipath route, in the kernel's order, each as {@code via
 *     10.0.0.1 dev eth0 weight 1}; empty for any other route
 * @param attributes what else was told, by name: {@code pref nhid encap realms from as mtu advmss
 *     window rtt rttvar cwnd initcwnd initrwnd ssthresh reordering hoplimit features quickack
 *     congctl rto_min}
 */
public record Route(
    String type,
    IpPrefix dst,
    String table,
    @Nullable String tos,
    @Nullable String metric,
    @Nullable String via,
    @Nullable String dev,
    String proto,
    String scope,
    @Nullable String src,
    List<String> flags,
    List<String> nexthops,
    SortedMap<String, String> attributes) {

  /**
   * {@code family type dst table tos metric via dev proto scope src flags nexthops} and the
   * attributes, each under its own name; next hops are joined by {@code "; "}, flags by commas.
   */
  public static final FactKind KIND =
      FactKind.multi("route", "family", "table", "dst", "tos", "metric");

  private static final List<String> FIELDS =
      List.of(
          "family",
          "type",
          "dst",
          "table",
          "tos",
          "metric",
          "via",
          "dev",
          "proto",
          "scope",
          "src",
          "flags",
          "nexthops");

  /** Copies the collections. */
  public Route {
    flags = flags.stream().sorted().toList();
    nexthops = List.copyOf(nexthops);
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that every route
   *     has
   */
  public static Route of(Fact fact) {
    return fact.view(Route.class, Route::read);
  }

  private static Route read(Fact fact) {
    FactFields.require(fact, KIND);
    return new Route(
        required(fact, "type"),
        FactFields.prefix(fact, "dst"),
        required(fact, "table"),
        optional(fact, "tos"),
        optional(fact, "metric"),
        optional(fact, "via"),
        optional(fact, "dev"),
        required(fact, "proto"),
        required(fact, "scope"),
        optional(fact, "src"),
        Fields.words(fact, "flags"),
        fact.field("nexthops").map(text -> List.of(text.split("; "))).orElse(List.of()),
        FactFields.others(fact, FIELDS));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("family", family().word())
        .put("type", type)
        .put("dst", dst.text())
        .put("table", table)
        .put("tos", tos)
        .put("metric", metric)
        .put("via", via)
        .put("dev", dev)
        .put("proto", proto)
        .put("scope", scope)
        .put("src", src)
        .put("flags", flags)
        .put("nexthops", nexthops.isEmpty() ? null : String.join("; ", nexthops))
        .putAll(attributes)
        .of(KIND);
  }

  /** The family of the destination. */
  public IpFamily family() {
    return dst.family();
  }

  /** Whether it is the route to everything: {@code 0.0.0.0/0} or {@code ::/0}. */
  public boolean isDefault() {
    return dst.length() == 0;
  }
}
