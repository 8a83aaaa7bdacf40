package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * INPUT drops or rejects what the API server needs of a node: kubelet's port. Page: {@code
 * docs/rules/input-drop.md}.
 */
public final class InputDrop implements Diagnostic {

  /** Where kubelet listens for the API server: logs, exec, metrics. */
  private static final int KUBELET = 10_250;

  private static final String SUBJECT = "INPUT";

  private static final RuleInfo INFO =
      new RuleInfo(
          "input-drop",
          "INPUT drops or rejects what kubelet or the API server needs",
          Severity.WARNING,
          FilterTables.KINDS,
          List.of(),
          NetfilterMechanisms.FIREWALL);

  /** For {@link java.util.ServiceLoader}. */
  public InputDrop() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!FilterTables.wereLookedAt(node)) {
      return List.of(new Outcome.Unknown(null, "the chain INPUT of " + node.id().name()));
    }
    FilterTables tables = FilterTables.of(node);
    List<Outcome> outcomes = new ArrayList<>();
    if (tables.isOfKubernetes()) {
      for (FilterChain chain : tables.named("filter", SUBJECT)) {
        if (chain.place().family() == IpFamily.INET) {
          outcome(node.id().name(), tables, chain).ifPresent(outcomes::add);
        }
      }
    }
    return Outcomes.bySubject(outcomes);
  }

  private static Optional<Outcome> outcome(String node, FilterTables tables, FilterChain chain) {
    ChainWalk.End end =
        new ChainWalk(tables.chains(chain.place()), new PortTraffic(KUBELET)).of(chain);
    FilterRule ending = end == null || end.accepts() ? null : end.rule();
    SeenFact declared = end == null && "DROP".equals(chain.policy()) ? chain.declared() : null;
    if (ending == null && declared == null) {
      return Optional.empty();
    }
    boolean hidden =
        chain.rules().stream().anyMatch(FilterRule::acceptsOnHiddenDevice)
            && !(ending != null && PodTraffic.isRejectOfAll(ending));
    if (!chain.complete() || hidden) {
      return Optional.of(
          new Outcome.Unknown(SUBJECT, "all rules of INPUT of " + node + ", as iptables-save"));
    }
    String what =
        ending == null
            ? "the chain's policy DROP"
            : "the rule `-A %s %s`".formatted(ending.chain(), ending.text());
    List<Evidence> evidence = new ArrayList<>();
    if (ending != null) {
      evidence.add(ending.seen().evidence());
    }
    if (declared != null) {
      evidence.add(declared.evidence());
    }
    return Optional.of(finding(node, chain, what, evidence));
  }

  private static Outcome.Finding finding(
      String node, FilterChain chain, String what, List<Evidence> evidence) {
    String insert = chain.program() + " -I INPUT -p tcp -m multiport --dports 10250,6443 -j ACCEPT";
    return new Outcome.Finding(
        SUBJECT,
        Severity.WARNING,
        "INPUT on %s lets nobody reach kubelet's port %d".formatted(node, KUBELET),
        ("A connection from another machine to a port of %s passes INPUT, and %s ends it before any"
                + " rule accepts port %d. kubectl logs and exec, metrics and probes of this node"
                + " fail. The same holds for every port that no rule there names: the API server's"
                + " 6443 if it runs here (pods that reach it through its Service get no answer"
                + " then), node ports of programs in the host's network, BGP, VXLAN.")
            .formatted(node, what, KUBELET),
        evidence,
        List.of(
            chain.program() + " -L INPUT -n -v --line-numbers",
            "nc -vz NODE-ADDRESS 10250   # from another node",
            "systemctl is-active firewalld iptables ufw"),
        new Remedy(
            List.of(insert),
            "Open the ports that Kubernetes and the CNI need (kubernetes.io, Ports and Protocols)"
                + " in the firewall that sets the rule, or disable it.",
            insert.replace(" -I ", " -D "),
            "The two ports are open to whoever reaches the node; restrict the source (-s) to the"
                + " nodes and pods where that matters."));
  }
}
