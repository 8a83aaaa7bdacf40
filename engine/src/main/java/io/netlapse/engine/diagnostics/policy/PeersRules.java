package io.netlapse.engine.diagnostics.policy;

import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policy rules of the other nodes of a cluster, as a pattern for those of one node.
 *
 * @param peers each one's rules, of one family
 */
record PeersRules(List<List<PolicyRule>> peers) {

  private static final Set<String> ALWAYS = Set.of("local", "main", "default");

  static PeersRules of(List<NodeView> nodes, IpFamily family) {
    return new PeersRules(
        nodes.stream()
            .map(PolicyRule::of)
            .map(rules -> rules.stream().filter(rule -> rule.family() == family).toList())
            .toList());
  }

  /**
   * What a node lacks beside a table with routes that none of its rules leads to.
   *
   * @param route a route of the table
   * @param asking rules of peers that lead to theirs of that name
   * @param lost rules that every such peer has in its own form, and the node has not
   */
  record Lack(NodeRoute route, List<PolicyRule> asking, List<PolicyRule> lost) {}

  /**
   * Where the same plug-in made routes and its rules are gone. A table alone does not tell: where
   * rules are made for single pods there is none until a pod needs it. So something that every node
   * with such a rule has must be gone as well.
   *
   * @param own all rules of the node
   * @param routes its routes
   */
  List<Lack> lacks(List<PolicyRule> own, List<NodeRoute> routes) {
    IpFamily family = own.getFirst().family();
    Set<String> tables = new HashSet<>(ALWAYS);
    own.forEach(
        rule -> {
          if (rule.table() != null) {
            tables.add(rule.table());
          }
        });
    List<Lack> lacks = new ArrayList<>();
    for (NodeRoute route : routes) {
      if (route.dst().family() == family && tables.add(route.table())) {
        List<List<PolicyRule>> asking = asking(route.table());
        List<PolicyRule> lost = lost(own, asking);
        if (!lost.isEmpty()) {
          lacks.add(
              new Lack(
                  route,
                  asking.getFirst().stream().filter(rule -> rule.asks(route.table())).toList(),
                  lost));
        }
      }
    }
    return lacks;
  }

  /** The peers with a rule that leads to a table. */
  private List<List<PolicyRule>> asking(String table) {
    return peers.stream()
        .filter(rules -> rules.stream().anyMatch(rule -> rule.asks(table)))
        .toList();
  }

  private static List<PolicyRule> lost(List<PolicyRule> own, List<List<PolicyRule>> asking) {
    Set<String> here = new HashSet<>(own.stream().map(PeersRules::form).toList());
    return asking.stream()
        .limit(1)
        .flatMap(List::stream)
        .filter(rule -> isOfNode(rule) && !here.contains(form(rule)))
        .filter(
            rule ->
                asking.stream()
                    .allMatch(
                        other -> other.stream().map(PeersRules::form).anyMatch(form(rule)::equals)))
        .toList();
  }

  /** Whether it is made once for a node, and neither for single pods nor by the kernel itself. */
  private static boolean isOfNode(PolicyRule rule) {
    boolean ofKernel =
        rule.from() == null
            && rule.to() == null
            && rule.attributes().isEmpty()
            && (rule.table() == null || ALWAYS.contains(rule.table()));
    return !ofKernel
        && Stream.of("iif", "oif").noneMatch(name -> rule.attributes().containsKey(name))
        && !isSingle(rule.from())
        && !isSingle(rule.to());
  }

  private static boolean isSingle(@Nullable IpPrefix prefix) {
    return prefix != null && prefix.isSingle();
  }

  /** The rule without what differs from node to node: its ranges of addresses. */
  private static String form(PolicyRule rule) {
    return "%d %b %b %s %s %s"
        .formatted(
            rule.priority(),
            rule.from() != null,
            rule.to() != null,
            rule.action(),
            rule.table(),
            rule.attributes());
  }
}
