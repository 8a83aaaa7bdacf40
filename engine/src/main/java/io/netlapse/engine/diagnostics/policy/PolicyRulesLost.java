package io.netlapse.engine.diagnostics.policy;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Policy rules that the node or its network plug-in needs are gone. Page: {@code
 * docs/rules/policy-rules-lost.md}.
 */
public final class PolicyRulesLost implements Diagnostic {

  /** Tables that only a rule of their plug-in leads to, with whose they are. */
  private static final Map<String, String> TABLES =
      new TreeMap<>(
          Map.of(
              "2004", "Cilium",
              "2005", "Cilium",
              "77", "kube-router",
              "kube-router", "kube-router"));

  private static final RuleInfo INFO =
      new RuleInfo(
          "policy-rules-lost",
          "Policy rules that the node or its network plug-in needs are gone",
          Severity.CRITICAL,
          Kinds.of(PolicyRule.KINDS, NodeRoute.KINDS),
          PolicyRule.KINDS,
          Stream.of("systemd-networkd", "systemd", "NetworkManager")
              .flatMap(
                  manager ->
                      Stream.of(EventKind.RESTART, EventKind.UPGRADE)
                          .map(
                              kind ->
                                  new Mechanism(
                                      kind,
                                      manager,
                                      "a manager of the host's network that starts takes away"
                                          + " policy rules that it did not make, unless it is told"
                                          + " not to")))
              .toList());

  /** For {@link java.util.ServiceLoader}. */
  public PolicyRulesLost() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of("foreign-manager-on-cni-link");
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<PolicyRule> v4 = ofFamily(node, IpFamily.INET);
    List<PolicyRule> v6 = ofFamily(node, IpFamily.INET6);
    if (v4.isEmpty() && v6.isEmpty()) {
      return List.of(new Outcome.Unknown(null, "the policy rules of " + node.id().name()));
    }
    LostRules words = new LostRules(node.id().name());
    List<Outcome> outcomes = new ArrayList<>();
    Stream.of(v4, v6).flatMap(rules -> base(rules, words).stream()).forEach(outcomes::add);
    List<NodeRoute> routes = NodeRoute.of(node);
    for (List<PolicyRule> rules : List.of(v4, v6)) {
      if (isWhole(rules)) {
        PeersRules.of(cluster.others(node), rules.getFirst().family())
            .lacks(rules, routes)
            .forEach(lack -> outcomes.add(words.unlikePeers(lack)));
      }
    }
    if (v4.stream().anyMatch(rule -> rule.asks("main"))) {
      outcomes.addAll(tables(v4, routes, words));
      pods(v4, routes, words).or(() -> halfLost(v4, words)).ifPresent(outcomes::add);
    }
    return outcomes;
  }

  private static List<PolicyRule> ofFamily(NodeView node, IpFamily family) {
    return PolicyRule.of(node).stream().filter(rule -> rule.family() == family).toList();
  }

  /**
   * Tables main and local, which every node looks up. People show parts of the list, too: a part is
   * taken for the whole only where it has the rule that the kernel lists first, or the one last.
   */
  private static Optional<Outcome.Finding> base(List<PolicyRule> rules, LostRules words) {
    boolean local = rules.stream().anyMatch(rule -> rule.asks("local"));
    boolean main = rules.stream().anyMatch(rule -> rule.asks("main"));
    boolean other = rules.stream().anyMatch(rule -> rule.asks("default"));
    boolean hidden =
        rules.stream().anyMatch(rule -> rule.action().equals("lookup") && rule.table() == null);
    if (hidden || rules.isEmpty()) {
      return Optional.empty();
    }
    if (!main && local) {
      return Optional.of(words.mainGone(rules));
    }
    return !local && main && (other || rules.getFirst().family() == IpFamily.INET6)
        ? Optional.of(words.localGone(rules))
        : Optional.empty();
  }

  /** Tables with routes to which no rule leads, though nothing else ever would. */
  private static List<Outcome.Finding> tables(
      List<PolicyRule> rules, List<NodeRoute> routes, LostRules words) {
    List<Outcome.Finding> found = new ArrayList<>();
    TABLES.forEach(
        (table, owner) ->
            routes.stream()
                .filter(route -> route.table().equals(table))
                .filter(route -> route.dst().family() == IpFamily.INET)
                .findFirst()
                .filter(_ -> isWhole(rules) && rules.stream().noneMatch(rule -> rule.asks(table)))
                .ifPresent(route -> found.add(words.tableUnasked(table, owner, route, rules))));
    return found;
  }

  /** Pods of the AWS VPC CNI, whose rule is missing while others have theirs. */
  private static Optional<Outcome.Finding> pods(
      List<PolicyRule> rules, List<NodeRoute> routes, LostRules words) {
    List<NodeRoute> pods =
        routes.stream()
            .filter(route -> route.dev() != null && route.dev().matches("eni[0-9a-f]{8,}"))
            .filter(route -> route.table().equals("main") && route.dst().isSingle())
            .toList();
    boolean made = rules.stream().anyMatch(rule -> "0x80".equals(rule.attributes().get("fwmark")));
    List<NodeRoute> lost =
        pods.stream()
            .filter(pod -> rules.stream().noneMatch(rule -> pod.dst().equals(rule.to())))
            .toList();
    return made && isWhole(rules) && !lost.isEmpty()
        ? Optional.of(words.podsUnasked(lost))
        : Optional.empty();
  }

  /** The same where routes were not shown: pods with a rule for what they send only. */
  private static Optional<Outcome.Finding> halfLost(List<PolicyRule> rules, LostRules words) {
    boolean made = rules.stream().anyMatch(rule -> "0x80".equals(rule.attributes().get("fwmark")));
    boolean some = rules.stream().anyMatch(rule -> isToPod(rule) && rule.asks("main"));
    List<PolicyRule> lost = rules.stream().filter(rule -> isHalf(rule, rules)).toList();
    return made && some && isWhole(rules) && !lost.isEmpty()
        ? Optional.of(words.halfLost(lost))
        : Optional.empty();
  }

  /** Whether it is for what one pod sends, and there is none for what is sent to that pod. */
  private static boolean isHalf(PolicyRule rule, List<PolicyRule> rules) {
    IpPrefix pod = rule.from();
    return pod != null
        && pod.isSingle()
        && rule.to() != null
        && rule.table() != null
        && !rule.asks("main")
        && rules.stream().noneMatch(other -> isToPod(other) && pod.equals(other.to()));
  }

  private static boolean isToPod(PolicyRule rule) {
    IpPrefix to = rule.to();
    return rule.from() == null && to != null && to.isSingle();
  }

  private static boolean isWhole(List<PolicyRule> rules) {
    return rules.stream().anyMatch(rule -> rule.asks("local"))
        && rules.stream().anyMatch(rule -> rule.asks("main"));
  }
}
