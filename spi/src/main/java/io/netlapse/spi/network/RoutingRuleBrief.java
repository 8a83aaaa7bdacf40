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
 * A rule of the policy that chooses a routing table, as an {@code ip} tells it that hides part of
 * it: busybox's, which knows neither {@code not} nor ports, and iproute2's before 4.17, which knows
 * neither ports nor who made the rule. What it leaves out is unknown, not default; so it is never
 * compared with a {@link RoutingRule}.
 *
 * @param family the family whose packets it looks at
 * @param priority its place, 0 to 4294967295; the lowest is asked first
 * @param from source addresses; null for all
 * @param to destination addresses; null for all
 * @param action {@code lookup goto nop prohibit unreachable blackhole}
 * @param table the table that {@code lookup} asks; null for any other action, and where the table
 *     is hidden
 * @param attributes what else was told, by name, as in {@link RoutingRule}
 */
public record RoutingRuleBrief(
    IpFamily family,
    long priority,
    @Nullable IpPrefix from,
    @Nullable IpPrefix to,
    String action,
    @Nullable String table,
    SortedMap<String, String> attributes) {

  /** {@code family priority from to action table} and the attributes by their names. */
  public static final FactKind KIND = FactKind.multi("rule-brief", "family", "priority");

  private static final List<String> FIELDS =
      List.of("family", "priority", "from", "to", "action", "table");

  /** Copies the attributes. */
  public RoutingRuleBrief {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that every rule has
   */
  public static RoutingRuleBrief of(Fact fact) {
    FactFields.require(fact, KIND);
    return new RoutingRuleBrief(
        IpFamily.ofWord(required(fact, "family")),
        Long.parseLong(required(fact, "priority")),
        fact.field("from").isPresent() ? FactFields.prefix(fact, "from") : null,
        fact.field("to").isPresent() ? FactFields.prefix(fact, "to") : null,
        required(fact, "action"),
        optional(fact, "table"),
        FactFields.others(fact, FIELDS));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("family", family.word())
        .put("priority", Long.toString(priority))
        .put("from", from == null ? null : from.text())
        .put("to", to == null ? null : to.text())
        .put("action", action)
        .put("table", table)
        .putAll(attributes)
        .of(KIND);
  }
}
