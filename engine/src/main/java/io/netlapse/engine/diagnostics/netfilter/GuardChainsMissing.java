package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.RunningProxy;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.network.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Chains that kube-proxy or the CNI keeps are there in part only: somebody flushed rules. Page:
 * {@code docs/rules/guard-chains-missing.md}.
 */
public final class GuardChainsMissing implements BeliefFilter {

  private static final List<FactKind> READS =
      Kinds.of(
          Kinds.of(FilterTables.KINDS, RunningProxy.KINDS),
          List.of(ServicePort.KIND, IpvsVirtualServer.KIND, Link.KIND));

  private static final RuleInfo INFO =
      new RuleInfo(
          "guard-chains-missing",
          "Rules of kube-proxy or the CNI were flushed",
          Severity.CRITICAL,
          READS,
          List.of(ServicePort.KIND),
          NetfilterMechanisms.FIREWALL);

  /** For {@link java.util.ServiceLoader}. */
  public GuardChainsMissing() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** Of other nodes, only that kube-proxy works there. */
  @Override
  public boolean matters(Fact believed) {
    return AllGone.isProof(believed);
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!FilterTables.wereLookedAt(node)) {
      return List.of(new Outcome.Unknown(null, "the tables of iptables of " + node.id().name()));
    }
    FilterTables tables = FilterTables.of(node);
    GuardWords words = new GuardWords(node.id().name());
    List<Outcome> outcomes = new ArrayList<>();
    for (GuardJump jump : GuardJump.ALL) {
      List<FilterChain> kept = tables.named(jump.table(), jump.chain());
      for (FilterChain chain : kept) {
        boolean elsewhere =
            tables.named(jump.table(), jump.from()).stream()
                .filter(at -> at.place().family() == chain.place().family())
                .anyMatch(at -> at.jumpsTo(jump.chain()));
        FilterChain from = tables.chains(chain.place()).get(jump.from());
        if (!elsewhere && from != null && from.complete() && from.declared() != null) {
          outcomes.add(words.jump(jump, chain, from));
        }
      }
    }
    halves(tables, words).ifPresent(outcomes::add);
    if (outcomes.isEmpty() && !tables.isOfKubernetes()) {
      new AllGone(node, tables).outcome(cluster).ifPresent(outcomes::add);
    }
    return Outcomes.bySubject(outcomes);
  }

  /** kube-proxy's chains in one table of a back end, and none of its in the other. */
  private static Optional<Outcome> halves(FilterTables tables, GuardWords words) {
    for (Map.Entry<TablePlace, SortedMap<String, FilterChain>> entry :
        tables.byPlace().entrySet()) {
      TablePlace place = entry.getKey();
      boolean nat = place.table().equals("nat");
      if (!nat && !place.table().equals("filter")) {
        continue;
      }
      String kept = nat ? "KUBE-SERVICES" : "KUBE-FORWARD";
      String lost = nat ? "KUBE-FORWARD" : "KUBE-SERVICES";
      TablePlace other = new TablePlace(place.backend(), place.family(), nat ? "filter" : "nat");
      FilterChain chain = entry.getValue().get(kept);
      FilterChain bare = tables.chains(other).get("OUTPUT");
      if (chain != null
          && !chain.rules().isEmpty()
          && bare != null
          && tables.isWhole(other)
          && tables.named(other.table(), lost).isEmpty()) {
        return Optional.of(words.half(bare, lost, chain));
      }
    }
    return Optional.empty();
  }

  /** The severity of all its findings. */
  static final Severity SEVERITY = Severity.CRITICAL;
}
