package io.netlapse.engine.diagnostics.netfilter;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.ProxyMode;
import io.netlapse.engine.diagnostics.network.RunningProxy;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
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
import java.util.stream.Stream;
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
          Kinds.of(Kinds.of(SERVICES, NodeAddress.KINDS), RunningProxy.KINDS),
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
    List<Outcome> outcomes = new ArrayList<>();
    for (Map.Entry<ProxyMode, NavigableMap<IpAddress, SeenFact>> one : modes.entrySet()) {
      if (one.getKey() == running) {
        continue;
      }
      SeenFact leftover = one.getValue().firstEntry().getValue();
      if (running != null) {
        outcomes.add(finding(node, one.getKey(), running, leftover, first(modes.get(running))));
        continue;
      }
      modes.forEach(
          (other, addresses) -> {
            IpAddress both = shared(one.getValue(), addresses);
            if (other.compareTo(one.getKey()) > 0 && both != null) {
              outcomes.add(
                  finding(
                      node, one.getKey(), other, one.getValue().get(both), addresses.get(both)));
            }
          });
    }
    if (outcomes.isEmpty() && modes.containsKey(ProxyMode.IPVS) && running != ProxyMode.IPTABLES) {
      deadChain(node).ifPresent(chain -> outcomes.add(unreferenced(node, chain)));
    }
    return Outcomes.bySubject(outcomes);
  }

  /** A chain of a single Service, which IPVS mode never makes. */
  private static Optional<SeenFact> deadChain(NodeView node) {
    return FilterTables.of(node).byPlace().values().stream()
        .flatMap(chains -> chains.values().stream())
        .filter(chain -> chain.name().startsWith("KUBE-SVC-") && !chain.rules().isEmpty())
        .map(chain -> chain.rules().getFirst().seen())
        .findFirst();
  }

  private static Outcome unreferenced(NodeView node, SeenFact chain) {
    Outcome.Finding full = finding(node, ProxyMode.IPTABLES, ProxyMode.IPVS, chain, null);
    return new Outcome.Finding(
        full.subject(),
        Severity.INFO,
        "%s keeps chains of Services from iptables mode beside IPVS".formatted(node.id().name()),
        full.explanation() + " Nothing was seen to lead to these chains, so they only lie there.",
        full.evidence(),
        full.confirm(),
        full.remedy());
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

  private static Outcome.Finding finding(
      NodeView node,
      ProxyMode leftover,
      ProxyMode running,
      @Nullable SeenFact seen,
      @Nullable SeenFact other) {
    String name = node.id().name();
    List<SeenFact> lines = new ArrayList<>();
    if (seen != null) {
      lines.add(seen);
    }
    if (other != null) {
      lines.add(other);
    }
    return new Outcome.Finding(
        Stream.of(leftover, running).sorted().map(ProxyMode::word).collect(joining(" and ")),
        Severity.WARNING,
        "%s has Services of the proxy modes %s and %s"
            .formatted(name, leftover.word(), running.word()),
        ("kube-proxy works in one mode alone, by iptables, IPVS or nftables. On %s there is what"
                + " %s mode makes and what %s mode makes: one of them was left when the mode was"
                + " changed without a reboot. Nobody updates it, so it sends connections to pods"
                + " that are gone, or takes packets that the other is to have.")
            .formatted(name, leftover.word(), running.word()),
        lines.stream().map(SeenFact::evidence).toList(),
        List.of(
            "kubectl --namespace kube-system get configmap kube-proxy -o yaml | grep mode:",
            "curl --silent localhost:10249/proxyMode",
            "ipvsadm -Ln | head",
            "iptables-save -t nat | grep -c KUBE-SVC-",
            "nft list tables | grep kube-proxy"),
        new Remedy(
            List.of(
                "kubectl drain " + name + " --ignore-daemonsets",
                "kube-proxy --cleanup   # in kube-proxy's image, privileged, while it is stopped",
                "reboot"),
            "Change the mode node by node, and reboot each: --cleanup is known to leave IPVS"
                + " virtual servers and kube-ipvs0 in place (ipvsadm --clear; ip link delete"
                + " kube-ipvs0).",
            "kubectl uncordon " + name,
            "--cleanup takes away the rules of the mode that runs as well: Services stop until"
                + " kube-proxy is started again."));
  }
}
