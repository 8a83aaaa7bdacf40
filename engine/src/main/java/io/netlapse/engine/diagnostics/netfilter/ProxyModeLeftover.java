package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.ProxyMode;
import io.netlapse.engine.diagnostics.network.RunningProxy;
import io.netlapse.engine.diagnostics.network.WrittenMode;
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
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What another proxy mode than the one that runs has left on a node. Page: {@code
 * docs/rules/proxy-mode-leftover.md}.
 */
public final class ProxyModeLeftover implements Diagnostic {

  private static final List<FactKind> SERVICES =
      Kinds.of(FilterTables.KINDS, List.of(ServicePort.KIND, IpvsVirtualServer.KIND));

  private static final RuleInfo INFO =
      new RuleInfo(
          "proxy-mode-leftover",
          "Another proxy mode has left rules or addresses",
          Severity.WARNING,
          Kinds.of(SERVICES, NodeAddress.KINDS, WrittenMode.KINDS),
          List.of(),
          NetfilterMechanisms.PROXY);

  /** For {@link java.util.ServiceLoader}. */
  public ProxyModeLeftover() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (Kinds.of(SERVICES, NodeAddress.KINDS).stream().noneMatch(node::lookedAt)) {
      return List.of(new Outcome.Unknown(null, "what kube-proxy made on " + node.id().name()));
    }
    Map<ProxyMode, NavigableMap<IpAddress, SeenFact>> modes = modes(node);
    ProxyMode running = RunningProxy.mode(node);
    LeftoverWords words = new LeftoverWords(node.id().name());
    List<Outcome> outcomes = new ArrayList<>();
    for (Map.Entry<ProxyMode, NavigableMap<IpAddress, SeenFact>> one : modes.entrySet()) {
      if (one.getKey() == running) {
        continue;
      }
      SeenFact leftover = one.getValue().firstEntry().getValue();
      if (running != null) {
        outcomes.add(words.both(one.getKey(), running, leftover, first(modes.get(running))));
        continue;
      }
      modes.forEach(
          (other, addresses) -> {
            IpAddress both = shared(one.getValue(), addresses);
            if (other.compareTo(one.getKey()) > 0 && both != null) {
              outcomes.add(
                  words.both(one.getKey(), other, one.getValue().get(both), addresses.get(both)));
            }
          });
    }
    virtualServer(node, modes)
        .filter(_ -> WrittenMode.orRunning(node) == ProxyMode.IPTABLES)
        .ifPresent(
            server ->
                outcomes.add(words.stillTaking(server, first(modes.get(ProxyMode.IPTABLES)))));
    if (outcomes.isEmpty() && modes.containsKey(ProxyMode.IPVS) && running != ProxyMode.IPTABLES) {
      deadChain(node).ifPresent(chain -> outcomes.add(words.unreferenced(chain)));
    }
    return Outcomes.bySubject(outcomes);
  }

  /** A virtual server of IPVS for an address that rules of iptables have as a Service's. */
  private static Optional<SeenFact> virtualServer(
      NodeView node, Map<ProxyMode, NavigableMap<IpAddress, SeenFact>> modes) {
    NavigableMap<IpAddress, SeenFact> services = modes.get(ProxyMode.IPTABLES);
    return node.facts(IpvsVirtualServer.KIND).stream()
        .filter(
            seen -> {
              IpAddress address = IpvsVirtualServer.of(seen.fact()).service().address();
              return address != null && services != null && services.containsKey(address);
            })
        .findFirst();
  }

  /** A chain of a single Service, which IPVS mode never makes. */
  private static Optional<SeenFact> deadChain(NodeView node) {
    return FilterTables.of(node).byPlace().values().stream()
        .flatMap(chains -> chains.values().stream())
        .filter(chain -> chain.name().startsWith("KUBE-SVC-") && !chain.rules().isEmpty())
        .map(chain -> chain.rules().getFirst().seen())
        .findFirst();
  }

  private static @Nullable SeenFact first(@Nullable NavigableMap<IpAddress, SeenFact> addresses) {
    return addresses == null ? null : addresses.firstEntry().getValue();
  }

  private static @Nullable IpAddress shared(
      NavigableMap<IpAddress, SeenFact> one, NavigableMap<IpAddress, SeenFact> other) {
    return one.keySet().stream().filter(other::containsKey).findFirst().orElse(null);
  }

  /** The Services' addresses that each mode has made, with a line that shows them. */
  private static Map<ProxyMode, NavigableMap<IpAddress, SeenFact>> modes(NodeView node) {
    Map<ProxyMode, NavigableMap<IpAddress, SeenFact>> modes = new EnumMap<>(ProxyMode.class);
    for (SeenFact seen : node.facts(ServicePort.KIND)) {
      ServicePort port = ServicePort.of(seen.fact());
      // Services without endpoints are refused by rules of iptables, whatever the mode.
      boolean forwards = port.backend() == ServicePort.Backend.IPVS || !port.endpoints().isEmpty();
      if (port.address() != null && forwards && port.backend() != ServicePort.Backend.IPVS) {
        add(modes, ProxyMode.of(port.backend()), port.address(), seen);
      }
    }
    for (NodeAddress address : NodeAddress.of(node)) {
      if (address.dev().equals("kube-ipvs0") && address.address().isSingle()) {
        add(modes, ProxyMode.IPVS, address.address().address(), address.seen());
      }
    }
    for (SeenFact seen : node.facts(IpvsVirtualServer.KIND)) {
      IpAddress address = IpvsVirtualServer.of(seen.fact()).service().address();
      NavigableMap<IpAddress, SeenFact> iptables = modes.get(ProxyMode.IPTABLES);
      // Other programs use IPVS as well: only what is a Service's is kube-proxy's.
      if (address != null && iptables != null && iptables.containsKey(address)) {
        add(modes, ProxyMode.IPVS, address, seen);
      }
    }
    for (FilterChain chain : FilterTables.of(node).named("nat", "KUBE-SERVICES")) {
      chain.rules().stream()
          .filter(rule -> rule.target().startsWith("KUBE-SVC-"))
          .forEach(rule -> add(modes, rule));
    }
    return modes;
  }

  private static void add(
      Map<ProxyMode, NavigableMap<IpAddress, SeenFact>> modes, FilterRule rule) {
    String to = rule.conditions().of("-d");
    if (to != null) {
      IpAddress.parse(to.replaceFirst("/.*", ""))
          .ifPresent(address -> add(modes, ProxyMode.IPTABLES, address, rule.seen()));
    }
  }

  private static void add(
      Map<ProxyMode, NavigableMap<IpAddress, SeenFact>> modes,
      ProxyMode mode,
      IpAddress address,
      SeenFact seen) {
    modes.computeIfAbsent(mode, _ -> new TreeMap<>()).putIfAbsent(address, seen);
  }
}
