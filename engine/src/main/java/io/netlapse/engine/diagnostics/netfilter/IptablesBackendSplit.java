package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.netfilter.IptablesBackend;
import io.netlapse.spi.netfilter.LegacyTables;
import io.netlapse.spi.network.IpFamily;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The chains of one owner are in both back ends of iptables, legacy and nf_tables. Page: {@code
 * docs/rules/iptables-backend-split.md}.
 */
public final class IptablesBackendSplit implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "iptables-backend-split",
          "One owner's rules live in both back ends of iptables",
          Severity.CRITICAL,
          Kinds.of(FilterTables.KINDS, List.of(ServicePort.KIND, LegacyTables.KIND)),
          List.of(),
          NetfilterMechanisms.PROXY);

  /** For {@link java.util.ServiceLoader}. */
  public IptablesBackendSplit() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    Map<IptablesBackend, SortedMap<String, SeenFact>> owners = new EnumMap<>(IptablesBackend.class);
    FilterTables tables = FilterTables.of(node);
    tables.byPlace().values().stream()
        .flatMap(chains -> chains.values().stream())
        .forEach(chain -> add(owners, chain));
    node.facts(ServicePort.KIND).forEach(seen -> add(owners, seen));
    SortedMap<String, SeenFact> legacy = of(owners, IptablesBackend.LEGACY);
    SortedMap<String, SeenFact> nft = of(owners, IptablesBackend.NFT);
    if (!FilterTables.wereLookedAt(node)) {
      return List.of(new Outcome.Unknown(null, "both back ends of " + node.id().name()));
    }
    BackendWords words = new BackendWords(node.id().name());
    List<Outcome> outcomes = new ArrayList<>();
    legacy.forEach(
        (owner, seen) -> {
          SeenFact other = nft.get(owner);
          if (other != null) {
            outcomes.add(words.both(owner, seen, other));
          }
        });
    apart(legacy, nft, words, outcomes);
    apart(nft, legacy, words, outcomes);
    if (outcomes.isEmpty() && tables.isOfKubernetes() && !tables.shows(IptablesBackend.LEGACY)) {
      node.facts(LegacyTables.KIND).stream()
          .map(words::notShown)
          .findFirst()
          .ifPresent(outcomes::add);
    }
    return Outcomes.bySubject(outcomes);
  }

  /** kubelet writes the mark into one, kube-proxy works in the other. */
  private static void apart(
      SortedMap<String, SeenFact> one,
      SortedMap<String, SeenFact> other,
      BackendWords words,
      List<Outcome> outcomes) {
    SeenFact proxy = one.get(RuleGroup.PROXY);
    SeenFact mark = other.get(RuleGroup.MARK);
    if (proxy != null && mark != null && !one.containsKey(RuleGroup.MARK)) {
      outcomes.add(words.apart(proxy, mark));
    }
  }

  private static SortedMap<String, SeenFact> of(
      Map<IptablesBackend, SortedMap<String, SeenFact>> owners, IptablesBackend backend) {
    return owners.getOrDefault(backend, new TreeMap<>());
  }

  private static void add(
      Map<IptablesBackend, SortedMap<String, SeenFact>> owners, FilterChain chain) {
    String group = RuleGroup.of(chain);
    if (group != null) {
      owners
          .computeIfAbsent(chain.place().backend(), _ -> new TreeMap<>())
          .putIfAbsent(named(group, chain.place().family()), chain.rules().getFirst().seen());
    }
  }

  private static void add(Map<IptablesBackend, SortedMap<String, SeenFact>> owners, SeenFact seen) {
    ServicePort port = ServicePort.of(seen.fact());
    IptablesBackend backend =
        switch (port.backend()) {
          case IPTABLES_LEGACY -> IptablesBackend.LEGACY;
          case IPTABLES_NFT -> IptablesBackend.NFT;
          case IPTABLES, NFTABLES, IPVS -> IptablesBackend.UNKNOWN;
        };
    if (port.family() == IpFamily.INET) {
      owners.computeIfAbsent(backend, _ -> new TreeMap<>()).putIfAbsent(RuleGroup.PROXY, seen);
    }
  }

  private static String named(String group, IpFamily family) {
    return family == IpFamily.INET ? group : group + " (IPv6)";
  }
}
