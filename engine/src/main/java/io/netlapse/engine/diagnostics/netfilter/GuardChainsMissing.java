package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.network.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Chains that kube-proxy or the CNI keeps are there in part only: somebody flushed rules. Page:
 * {@code docs/rules/guard-chains-missing.md}.
 */
public final class GuardChainsMissing implements Diagnostic {

  private static final List<FactKind> READS =
      Kinds.of(
          Kinds.of(FilterTables.KINDS, ProxyMode.KINDS),
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
      gone(node, cluster, tables, words).ifPresent(outcomes::add);
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
      if (chain != null
          && !chain.rules().isEmpty()
          && isWhole(tables, other)
          && tables.named(other.table(), lost).isEmpty()) {
        return Optional.of(words.half(other, lost, chain, declaration(tables, other)));
      }
    }
    return Optional.empty();
  }

  /** No chain at all, although kube-proxy works here. */
  private static Optional<Outcome> gone(
      NodeView node, ClusterView cluster, FilterTables tables, GuardWords words) {
    Optional<TablePlace> nat =
        tables.byPlace().keySet().stream()
            .filter(place -> place.table().equals("nat") && isWhole(tables, place))
            .findFirst();
    if (nat.isEmpty()) {
      return Optional.empty();
    }
    SeenFact declared = declaration(tables, nat.get());
    List<SeenFact> servers =
        node.facts(IpvsVirtualServer.KIND).stream()
            .filter(_ -> hasLink(node, "kube-ipvs0"))
            .toList();
    if (!servers.isEmpty()) {
      return Optional.of(
          words.gone(declared, servers.getFirst(), "IPVS has its Services", nat.get()));
    }
    ProxyMode running = ProxyMode.running(node);
    if (running != ProxyMode.IPTABLES && running != null) {
      return Optional.empty();
    }
    boolean pods =
        node.facts(Link.KIND).stream()
            .anyMatch(seen -> Bridges.isOfPods(Link.of(seen.fact()).dev()));
    for (NodeView peer : cluster.others(node)) {
      for (SeenFact seen : peer.facts(ServicePort.KIND)) {
        ServicePort port = ServicePort.of(seen.fact());
        boolean same = port.backend().word().equals(nat.get().backend().word());
        if (pods && same) {
          return Optional.of(words.gone(declared, seen, peer.id().name() + " has them", nat.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasLink(NodeView node, String dev) {
    return node.facts(Link.KIND).stream().anyMatch(seen -> Link.of(seen.fact()).dev().equals(dev));
  }

  /** Whether all chains of a table were shown: those that the kernel calls are there, whole. */
  private static boolean isWhole(FilterTables tables, TablePlace place) {
    return Stream.of("OUTPUT", place.table().equals("nat") ? "POSTROUTING" : "FORWARD")
        .map(name -> tables.chains(place).get(name))
        .allMatch(
            chain ->
                chain != null
                    && chain.complete()
                    && chain.declared() != null
                    && !chain.declared().evidence().probe().value().equals("iptables-rules"));
  }

  /** A line that declares a chain of a table that was shown whole. */
  private static SeenFact declaration(FilterTables tables, TablePlace place) {
    return tables.chains(place).values().stream()
        .flatMap(chain -> Stream.ofNullable(chain.declared()))
        .findFirst()
        .orElseThrow();
  }

  /** The severity of all its findings. */
  static final Severity SEVERITY = Severity.CRITICAL;
}
