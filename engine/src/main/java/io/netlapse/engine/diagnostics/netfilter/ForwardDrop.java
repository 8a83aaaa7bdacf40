package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.netfilter.ServiceMasquerade;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.Link;
import io.netlapse.spi.nftables.NftRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * FORWARD drops or rejects pods' packets before a rule of the CNI could accept them. Page: {@code
 * docs/rules/forward-drop.md}.
 */
public final class ForwardDrop implements Diagnostic {

  private static final List<FactKind> READS =
      Kinds.of(
          FilterTables.KINDS,
          NodeAddress.KINDS,
          List.of(ServiceMasquerade.KIND, ServicePort.KIND, NftRule.KIND, Link.KIND));

  /** Docker accepts twice for each bridge: from it to outside, and between its containers. */
  private static final int OF_A_BRIDGE = 2;

  private static final RuleInfo INFO =
      new RuleInfo(
          "forward-drop",
          "FORWARD drops or rejects pods' packets",
          Severity.CRITICAL,
          READS,
          List.of(),
          NetfilterMechanisms.FIREWALL);

  /** For {@link java.util.ServiceLoader}. */
  public ForwardDrop() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!FilterTables.wereLookedAt(node) && !node.lookedAt(NftRule.KIND)) {
      return List.of(new Outcome.Unknown(null, "the chain FORWARD of " + node.id().name()));
    }
    FilterTables tables = FilterTables.of(node);
    List<Outcome> outcomes = new ArrayList<>();
    if (tables.isOfKubernetes() || hasPods(node)) {
      for (FilterChain chain : tables.named("filter", "FORWARD")) {
        if (chain.place().family() == IpFamily.INET || isDualStack(node)) {
          outcome(node, tables, chain).ifPresent(outcomes::add);
        }
      }
    }
    FirewalldForward.of(node, tables.isOfKubernetes()).ifPresent(outcomes::add);
    return Outcomes.bySubject(outcomes);
  }

  /** Whoever flushed the rules took those away that tell a node of a cluster. */
  private static boolean hasPods(NodeView node) {
    return node.facts(Link.KIND).stream()
            .anyMatch(seen -> Bridges.isOfPods(Link.of(seen.fact()).dev()))
        || NodeAddress.of(node).stream().anyMatch(address -> Bridges.isOfPods(address.dev()));
  }

  /** kube-proxy keeps chains for IPv6 also where no pod has such an address. */
  private static boolean isDualStack(NodeView node) {
    return node.facts(ServicePort.KIND).stream()
        .anyMatch(seen -> ServicePort.of(seen.fact()).family() == IpFamily.INET6);
  }

  private static Optional<Outcome> outcome(NodeView node, FilterTables tables, FilterChain chain) {
    ForwardWords words = new ForwardWords(node.id().name(), chain);
    PodTraffic traffic = new PodTraffic(RuledPodRanges.of(node, tables));
    ChainWalk.End end = new ChainWalk(tables.chains(chain.place()), traffic).of(chain);
    if (end != null && !end.accepts()) {
      FilterRule behind = behind(chain, end.at());
      FilterChain of = tables.chains(chain.place()).getOrDefault(end.rule().chain(), chain);
      return behind != null || (chain.complete() && !hidesAcceptance(chain))
          ? Optional.of(words.rejected(end.rule(), of, behind, traffic))
          : Optional.of(words.unknown());
    }
    if (end != null || !"DROP".equals(chain.policy())) {
      return Optional.empty();
    }
    return chain.complete() && chain.declared() != null && !hidesAcceptance(chain)
        ? Optional.of(words.policy(chain.declared().evidence(), evidence(chain)))
        : Optional.of(words.unknown());
  }

  /** Whether an output hides on which devices rules accept, and they are more than Docker's. */
  private static boolean hidesAcceptance(FilterChain chain) {
    long hidden = chain.rules().stream().filter(FilterRule::acceptsOnHiddenDevice).count();
    long docker = chain.rules().stream().filter(rule -> rule.target().equals("DOCKER")).count();
    return hidden > OF_A_BRIDGE * docker;
  }

  /** The CNI's rule that the packets do not reach any more; null for none. */
  private static @Nullable FilterRule behind(FilterChain chain, int at) {
    return chain.rules().subList(at + 1, chain.rules().size()).stream()
        .filter(rule -> NetworkOwners.isCni(rule.owner()))
        .findFirst()
        .orElse(null);
  }

  private static List<Evidence> evidence(FilterChain chain) {
    return chain.rules().stream().limit(3).map(rule -> rule.seen().evidence()).toList();
  }
}
