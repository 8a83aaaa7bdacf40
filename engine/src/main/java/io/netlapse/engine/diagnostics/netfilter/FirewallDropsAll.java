package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * KUBE-FIREWALL drops every packet, because its rule lost the match of the mark. Page: {@code
 * docs/rules/firewall-drops-all.md}.
 */
public final class FirewallDropsAll implements Diagnostic {

  private static final String CHAIN = "KUBE-FIREWALL";

  private static final RuleInfo INFO =
      new RuleInfo(
          "firewall-drops-all",
          "KUBE-FIREWALL drops every packet",
          Severity.CRITICAL,
          FilterTables.KINDS,
          List.of(),
          NetfilterMechanisms.WRITING);

  /** For {@link java.util.ServiceLoader}. */
  public FirewallDropsAll() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!FilterTables.wereLookedAt(node)) {
      return List.of(new Outcome.Unknown(null, "the chain KUBE-FIREWALL of " + node.id().name()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (FilterChain chain : FilterTables.of(node).named("filter", CHAIN)) {
      chain.rules().stream()
          .filter(rule -> rule.target().equals("DROP"))
          .filter(rule -> rule.conditions().by().isEmpty())
          .limit(1)
          .forEach(rule -> outcomes.add(finding(node.id().name(), chain, rule)));
    }
    return Outcomes.bySubject(outcomes);
  }

  private static Outcome.Finding finding(String node, FilterChain chain, FilterRule rule) {
    String iptables = chain.program();
    RuleRemoval removal = new RuleRemoval(chain, rule);
    return new Outcome.Finding(
        rule.place().named(CHAIN),
        Severity.CRITICAL,
        "KUBE-FIREWALL on %s drops every packet, not only marked ones".formatted(node),
        ("The rule is meant for packets with the mark 0x8000/0x8000. On %s the match is lost, so"
             + " INPUT and OUTPUT, which lead to this chain first, end every packet that the node"
             + " sends or receives itself: kubelet, ssh, DNS. It happens when one iptables saves"
             + " the rules and an older or newer one restores them: the 1.8.8 of a node and the"
             + " 1.8.7 of an image write marks differently.")
            .formatted(node),
        List.of(rule.seen().evidence()),
        List.of(
            iptables + " -S KUBE-FIREWALL",
            "iptables --version",
            "kubectl --namespace kube-system exec KUBE-PROXY-POD -- iptables --version"),
        new Remedy(
            removal.commands(),
            "Let the node and the images that write rules (kube-proxy, the CNI) use the same"
                + " iptables, not 1.8.8 beside an older one.",
            iptables + " -A KUBE-FIREWALL -m mark --mark 0x8000/0x8000 -j DROP",
            "Until kubelet writes the rule anew, packets that Kubernetes marked to be dropped"
                + " pass."));
  }
}
