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
 * One rule of the policy that chooses a routing table (ip-rule(8)).
 *
 * @param family the family whose packets it looks at
 * @param priority its place, 0 to 4294967295; the lowest is asked first
 * @param inverted whether it takes the packets that its selectors do <em>not</em> match
 * @param from source addresses; null for all
 * @param to destination addresses; null for all
 * @param action {@code lookup goto nop prohibit unreachable blackhole}
 * @param table the table that {@code lookup} asks; null for any other action, and for one that
 *     takes the table of the packet's l3mdev
 * @param proto who made it: {@code kernel} where nothing was told, else a name or a number
 * @param attributes what else was told, by name: {@code fwmark fwmask iif oif tos ipproto sport
 *     dport uidrange l3mdev suppress-prefixlength suppress-ifgroup tun-id goto realms}
 */
public record RoutingRule(
    IpFamily family,
    long priority,
    boolean inverted,
    @Nullable IpPrefix from,
    @Nullable IpPrefix to,
    String action,
    @Nullable String table,
    String proto,
    SortedMap<String, String> attributes) {

  /** {@code family priority not from to action table proto} and the attributes by their names. */
  public static final FactKind KIND = FactKind.multi("rule", "family", "priority");

  private static final List<String> FIELDS =
      List.of("family", "priority", "not", "from", "to", "action", "table", "proto");

  /** Copies the attributes. */
  public RoutingRule {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that every rule has
   */
  public static RoutingRule of(Fact fact) {
    FactFields.require(fact, KIND);
    return new RoutingRule(
        IpFamily.ofWord(required(fact, "family")),
        Long.parseLong(required(fact, "priority")),
        fact.field("not").isPresent(),
        fact.field("from").isPresent() ? FactFields.prefix(fact, "from") : null,
        fact.field("to").isPresent() ? FactFields.prefix(fact, "to") : null,
        required(fact, "action"),
        optional(fact, "table"),
        required(fact, "proto"),
        FactFields.others(fact, FIELDS));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("family", family.word())
        .put("priority", Long.toString(priority))
        .put("not", inverted ? "yes" : null)
        .put("from", from == null ? null : from.text())
        .put("to", to == null ? null : to.text())
        .put("action", action)
        .put("table", table)
        .put("proto", proto)
        .putAll(attributes)
        .of(KIND);
  }
}
