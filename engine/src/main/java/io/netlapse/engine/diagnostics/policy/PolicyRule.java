package io.netlapse.engine.diagnostics.policy;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.network.RoutingRule;
import io.netlapse.spi.network.RoutingRuleBrief;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy rule of a node, whichever tool showed it.
 *
 * @param seen the fact, with its line
 * @param family the family
 * @param priority its place; the lowest is asked first
 * @param from source addresses; null for all
 * @param to destination addresses; null for all
 * @param action {@code lookup} and so on, as in {@link RoutingRule}
 * @param table the table that is looked up; null for none, and where it is hidden
 * @param attributes what else was told
 */
record PolicyRule(
    SeenFact seen,
    IpFamily family,
    long priority,
    @Nullable IpPrefix from,
    @Nullable IpPrefix to,
    String action,
    @Nullable String table,
    SortedMap<String, String> attributes) {

  /** The kinds of facts of which they are made. */
  static final List<FactKind> KINDS = List.of(RoutingRule.KIND, RoutingRuleBrief.KIND);

  private static final String MASK = "fwmask";

  /** All rules of a node, in the order of their facts; one that is there twice is there twice. */
  static List<PolicyRule> of(NodeView node) {
    return Stream.concat(
            node.facts(RoutingRule.KIND).stream().map(PolicyRule::full),
            node.facts(RoutingRuleBrief.KIND).stream().map(PolicyRule::brief))
        .toList();
  }

  /** Whether it looks up a table. */
  boolean asks(String name) {
    return name.equals(table);
  }

  /**
   * The rule as {@code ip rule} takes and shows it, without its maker. Two rules with equal words
   * do the same.
   */
  String words() {
    return "priority %d %s".formatted(priority, what());
  }

  /** The same without its place. */
  String what() {
    StringJoiner words = new StringJoiner(" ");
    if (seen.fact().field("not").isPresent()) {
      words.add("not");
    }
    words.add("from").add(from == null ? "all" : from.text());
    if (to != null) {
      words.add("to").add(to.text());
    }
    attributes.forEach(
        (name, value) -> {
          switch (name) {
            case "fwmark" ->
                words
                    .add(name)
                    .add(attributes.containsKey(MASK) ? value + "/" + attributes.get(MASK) : value);
            case "l3mdev" -> words.add(name);
            case "not", "goto", MASK -> {} // said elsewhere
            default -> words.add(name.replace('-', '_')).add(value);
          }
        });
    if (table != null) {
      words.add(action).add(table);
    } else if (action.equals("goto")) {
      words.add(action).add(attributes.getOrDefault(action, "0"));
    } else if (!action.equals("lookup")) {
      words.add(action);
    }
    return words.toString();
  }

  private static PolicyRule full(SeenFact seen) {
    RoutingRule rule = RoutingRule.of(seen.fact());
    return new PolicyRule(
        seen,
        rule.family(),
        rule.priority(),
        rule.from(),
        rule.to(),
        rule.action(),
        rule.table(),
        rule.attributes());
  }

  private static PolicyRule brief(SeenFact seen) {
    RoutingRuleBrief rule = RoutingRuleBrief.of(seen.fact());
    return new PolicyRule(
        seen,
        rule.family(),
        rule.priority(),
        rule.from(),
        rule.to(),
        rule.action(),
        rule.table(),
        rule.attributes());
  }
}
