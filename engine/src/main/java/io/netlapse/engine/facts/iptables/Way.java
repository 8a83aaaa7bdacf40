package io.netlapse.engine.facts.iptables;

import io.netlapse.spi.kubernetes.ServicePort.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where one of kube-proxy's generated chains leads.
 *
 * @param policy whether endpoints on other nodes serve; null where nothing tells
 * @param protocol that of the endpoints; null without endpoints
 * @param affinity how many seconds a client keeps its endpoint; null for no affinity
 * @param sources the prefixes that may pass; empty for all
 * @param endpoints where the connections go
 * @param chains all chains on the way
 * @param masquerades the rules that masquerade what comes for the cluster address
 */
record Way(
    @Nullable Policy policy,
    @Nullable String protocol,
    @Nullable Integer affinity,
    SortedSet<String> sources,
    SortedSet<String> endpoints,
    List<ChainDraft> chains,
    List<RuleDraft> masquerades) {

  /** To no endpoint at all. */
  static Way nowhere(@Nullable Policy policy, List<ChainDraft> chains) {
    return new Way(policy, null, null, new TreeSet<>(), new TreeSet<>(), chains, List.of());
  }

  /** This, with chains that come before. */
  Way after(List<ChainDraft> before) {
    List<ChainDraft> all = new ArrayList<>(before);
    all.addAll(chains);
    return new Way(policy, protocol, affinity, sources, endpoints, all, masquerades);
  }

  /** This, for some sources alone. */
  Way from(SortedSet<String> admitted) {
    return new Way(policy, protocol, affinity, admitted, endpoints, chains, masquerades);
  }

  /** How many lines the chains have. */
  int size() {
    return chains.stream().mapToInt(ChainDraft::size).sum();
  }
}
