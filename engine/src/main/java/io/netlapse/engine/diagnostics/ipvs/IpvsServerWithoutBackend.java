package io.netlapse.engine.diagnostics.ipvs;

import static java.util.stream.Collectors.groupingBy;

import io.netlapse.engine.diagnostics.loadbalancer.ClusterServices;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.logs.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A virtual server of IPVS leads to a backend that is gone, or to none although there are some.
 * Page: {@code docs/rules/ipvs-server-without-backend.md}.
 */
public final class IpvsServerWithoutBackend implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "ipvs-server-without-backend",
          "An IPVS virtual server has a backend that is gone, or none",
          Severity.WARNING,
          reads(),
          ClusterServices.KINDS,
          KubeProxyMechanisms.LEAVING);

  /** For {@link java.util.ServiceLoader}. */
  public IpvsServerWithoutBackend() {}

  @Override
  public RuleInfo info() {
    return INFO;
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
    List<Outcome> outcomes = new ArrayList<>();
    for (SeenFact seen : node.facts(IpvsVirtualServer.KIND)) {
      IpvsService virtual = IpvsVirtualServer.of(seen.fact()).service();
      Backends words = new Backends(node.id().name(), virtual, seen);
      Optional<String> service = Optional.ofNullable(virtual.address()).flatMap(services::at);
      Optional<Set<String>> endpoints =
          service.flatMap(name -> Optional.ofNullable(services.endpoints().get(name)));
      List<SeenFact> backends = real.getOrDefault(virtual, List.of());
      if (backends.isEmpty()) {
        boolean local = service.filter(services.local()::containsKey).isPresent();
        boolean alone = cluster.others(node).isEmpty();
        none(node, words, service, endpoints, local, alone).ifPresent(outcomes::add);
      }
      for (SeenFact backend : backends) {
        IpvsRealServer server = IpvsRealServer.of(backend.fact());
        boolean gone = endpoints.filter(all -> !all.contains(server.server().text())).isPresent();
        if (server.weight() == 0) {
          outcomes.add(words.drained(server, backend, gone));
        } else if (gone) {
          outcomes.add(words.stale(server, backend, service.orElse("")));
        }
      }
    }
    return outcomes;
  }

  /** A virtual server without real servers: right where its Service has no endpoint to give it. */
  private static Optional<Outcome> none(
      NodeView node,
      Backends words,
      Optional<String> service,
      Optional<Set<String>> endpoints,
      boolean local,
      boolean alone) {
    List<SeenFact> logged =
        node.facts(LogEvent.KIND).stream()
            .filter(seen -> LogEvent.of(seen.fact()).event().equals("ipvs-no-destination"))
            .filter(seen -> words.place().equals(LogEvent.of(seen.fact()).details().get("service")))
            .toList();
    if (!logged.isEmpty()) {
      return Optional.of(words.none(Severity.WARNING, service, logged));
    }
    if (local || endpoints.filter(Set::isEmpty).isPresent()) {
      return Optional.empty();
    }
    if (endpoints.isEmpty() && (!alone || (service.isEmpty() && words.isNodePort()))) {
      // Most clusters have a Service without endpoints, and nobody asked for help with it. Of a
      // NodePort even a paste tells too little: the policy Local leaves it empty on most nodes.
      return Optional.of(words.unknown());
    }
    return Optional.of(
        words.none(endpoints.isPresent() ? Severity.WARNING : Severity.INFO, service, logged));
  }

  private static List<FactKind> reads() {
    return Stream.concat(
            Stream.of(IpvsVirtualServer.KIND, IpvsRealServer.KIND, LogEvent.KIND),
            ClusterServices.KINDS.stream())
        .toList();
  }
}
