package io.netlapse.engine.diagnostics.ipvs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.loadbalancer.ClusterServices;
import io.netlapse.engine.diagnostics.loadbalancer.ServiceEndpoint;
import io.netlapse.engine.diagnostics.loadbalancer.Stranded;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A virtual server of IPVS leads to a backend that is gone, or to none although there are some.
 * Page: {@code docs/rules/ipvs-server-without-backend.md}.
 */
public final class IpvsServerWithoutBackend implements BeliefFilter {

  /** Whoever showed one of these is another node that we know; addresses for that alone. */
  private static final List<FactKind> BELIEVES =
      Kinds.of(ClusterServices.KINDS, List.of(Address.KIND));

  private static final RuleInfo INFO =
      new RuleInfo(
          "ipvs-server-without-backend",
          "An IPVS virtual server has a backend that is gone, or none",
          Severity.WARNING,
          Kinds.of(
              List.of(IpvsVirtualServer.KIND, IpvsRealServer.KIND, LogEvent.KIND),
              RuledPorts.KINDS,
              ClusterServices.KINDS),
          BELIEVES,
          KubeProxyMechanisms.LEAVING);

  /** For {@link java.util.ServiceLoader}. */
  public IpvsServerWithoutBackend() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean matters(Fact believed) {
    return !believed.kind().equals(Address.KIND);
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!node.lookedAt(IpvsRealServer.KIND)) {
      return List.of(new Outcome.Unknown(null, "the IPVS real servers of " + node.id().name()));
    }
    ClusterServices services = ClusterServices.of(node, cluster);
    Map<IpvsService, List<SeenFact>> real =
        node.facts(IpvsRealServer.KIND).stream()
            .collect(groupingBy(seen -> IpvsRealServer.of(seen.fact()).service()));
    Map<String, List<SeenFact>> logged = Stranded.of(node);
    RuledPorts ruled = RuledPorts.of(node);
    boolean alone =
        cluster.others(node).stream()
            .noneMatch(other -> BELIEVES.stream().anyMatch(other::lookedAt));
    List<Outcome> outcomes = new ArrayList<>();
    for (SeenFact seen : node.facts(IpvsVirtualServer.KIND)) {
      IpvsService virtual = IpvsVirtualServer.of(seen.fact()).service();
      Backends words = new Backends(node.id().name(), virtual, seen);
      Optional<String> service = Optional.ofNullable(virtual.address()).flatMap(services::at);
      Optional<Set<ServiceEndpoint>> endpoints = service.flatMap(of(services, virtual));
      List<SeenFact> backends = real.getOrDefault(virtual, List.of());
      if (backends.isEmpty()) {
        boolean local = service.filter(services::keepsOnNode).isPresent();
        List<SeenFact> said = logged.getOrDefault(words.place(), List.of());
        boolean shown = node.wouldShow(IpvsRealServer.KIND, seen.fact().fields());
        (shown || !said.isEmpty()
                ? none(words, service, endpoints, said, local, alone)
                : Optional.of(words.unknown()))
            .ifPresent(outcomes::add);
      }
      Optional<Set<IpAddress>> places =
          endpoints.map(all -> all.stream().map(ServiceEndpoint::address).collect(toSet()));
      for (SeenFact backend : backends) {
        IpvsRealServer server = IpvsRealServer.of(backend.fact());
        Optional<ServicePort> without = ruled.without(server);
        boolean gone =
            without.isPresent() || places.filter(all -> !all.contains(server.server())).isPresent();
        if (server.weight() == 0 && (gone || alone)) {
          // Every rollout drains backends; who shows one node alone asks about what stays there.
          outcomes.add(words.drained(server, backend, gone));
        } else if (server.weight() != 0 && gone) {
          String name = without.map(ServicePort::name).or(() -> service).orElse(words.place());
          outcomes.add(words.stale(server, backend, name));
        }
      }
    }
    return outcomes;
  }

  /** The endpoints that the virtual server of a Service may lead to. */
  private static Function<String, Optional<Set<ServiceEndpoint>>> of(
      ClusterServices services, IpvsService virtual) {
    return service -> services.endpoints().of(service, virtual.family());
  }

  /** A virtual server without real servers: right where its Service has no endpoint to give it. */
  private static Optional<Outcome> none(
      Backends words,
      Optional<String> service,
      Optional<Set<ServiceEndpoint>> endpoints,
      List<SeenFact> logged,
      boolean local,
      boolean alone) {
    if (!logged.isEmpty()) {
      return Optional.of(words.none(Severity.WARNING, service, logged));
    }
    boolean idle =
        endpoints.filter(all -> all.stream().noneMatch(ServiceEndpoint::ready)).isPresent();
    if (local || idle) {
      return Optional.empty();
    }
    if (endpoints.isEmpty()
        && (!alone || (service.isEmpty() && NodePortRange.DEFAULT.holds(words.virtual())))) {
      // Most clusters have a Service without endpoints, and nobody asked for help with it. Of a
      // NodePort even a paste tells too little: the policy Local leaves it empty on most nodes.
      return Optional.of(words.unknown());
    }
    return Optional.of(
        words.none(endpoints.isPresent() ? Severity.WARNING : Severity.INFO, service, logged));
  }
}
