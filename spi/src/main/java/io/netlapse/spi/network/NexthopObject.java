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
 * A next hop that routes refer to by its number, or a group of such (ip-nexthop(8)). The routes
 * that use it tell its number as {@code nhid}.
 *
 * @param id its number, 1 to 4294967295
 * @param via the gateway's address; null for none
 * @param dev the device; null for a group, a blackhole and one that is for an fdb
 * @param group the members of a group, each its number and weight as {@code 1,5}, in the kernel's
 *     order; empty for anything else
 * @param proto who made it: {@code unspec} where nobody says so, else a name or a number
 * @param scope {@code global site link host nowhere} or a number
 * @param flags {@code onlink linkdown dead ...}, in the order of their texts
 * @param attributes what else was told, by name: {@code blackhole} and {@code fdb} ({@code yes}),
 *     {@code encap} as in {@link Route}, of a group {@code type buckets idle_timer
 *     unbalanced_timer}, times in seconds
 */
public record NexthopObject(
    long id,
    @Nullable String via,
    @Nullable String dev,
    List<String> group,
    String proto,
    String scope,
    List<String> flags,
    SortedMap<String, String> attributes) {

  /**
   * {@code id via dev group proto scope flags} and the attributes, each under its own name; members
   * are joined by {@code /}, flags by commas.
   */
  public static final FactKind KIND = FactKind.single("nexthop", "id");

  private static final List<String> FIELDS =
      List.of("id", "via", "dev", "group", "proto", "scope", "flags");

  /** Copies the collections. */
  public NexthopObject {
    group = List.copyOf(group);
    flags = flags.stream().sorted().toList();
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static NexthopObject of(Fact fact) {
    FactFields.require(fact, KIND);
    return new NexthopObject(
        Long.parseLong(required(fact, "id")),
        optional(fact, "via"),
        optional(fact, "dev"),
        fact.field("group").map(text -> List.of(text.split("/"))).orElse(List.of()),
        required(fact, "proto"),
        required(fact, "scope"),
        Fields.words(fact, "flags"),
        FactFields.others(fact, FIELDS));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("id", Long.toString(id))
        .put("via", via)
        .put("dev", dev)
        .put("group", group.isEmpty() ? null : String.join("/", group))
        .put("proto", proto)
        .put("scope", scope)
        .put("flags", flags)
        .putAll(attributes)
        .of(KIND);
  }
}
