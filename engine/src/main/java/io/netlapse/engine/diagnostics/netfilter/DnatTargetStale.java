package io.netlapse.engine.diagnostics.netfilter;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.loadbalancer.ServiceEndpoint;
import io.netlapse.engine.diagnostics.loadbalancer.ServiceEndpoints;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kernel.ConntrackEntry;
import io.netlapse.spi.kubernetes.ServicePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule, or a tracked UDP connection, sends packets to a pod that is gone. Page: {@code
 * docs/rules/dnat-target-stale.md}.
 */
public final class DnatTargetStale implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "dnat-target-stale",
          "A rule or a UDP connection leads to a pod that is gone",
          Severity.WARNING,
          Kinds.of(List.of(ServicePort.KIND, ConntrackEntry.KIND), ServiceEndpoints.KINDS),
          ServiceEndpoints.KINDS,
          NetfilterMechanisms.PROXY);

  /** For {@link java.util.ServiceLoader}. */
  public DnatTargetStale() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of("iptables-restore-failed", "xtables-lock-contention");
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    String name = node.id().name();
    if (!node.lookedAt(ServicePort.KIND)) {
      return List.of(new Outcome.Unknown(null, "the Services' rules of " + name));
    }
    StaleWords words = new StaleWords(name);
    ServicePorts ports = ServicePorts.of(node);
    List<Outcome> outcomes = new ArrayList<>();
    for (SeenFact seen : node.facts(ConntrackEntry.KIND)) {
      Connection connection = Connection.of(ConntrackEntry.of(seen.fact()));
      if (connection.protocol().equals("udp") && isStale(connection, ports)) {
        outcomes.add(
            connection.isUndirected()
                ? words.undirected(connection, seen)
                : words.connection(connection, seen));
      }
    }
    ports.outvoted().stream()
        .collect(groupingBy(ServicePorts.Outvoted::endpoint, TreeMap::new, toList()))
        .forEach((endpoint, rules) -> outcomes.add(words.otherBackEnd(endpoint, rules)));
    ServiceEndpoints api = ServiceEndpoints.of(cluster.nodes());
    SortedMap<String, List<SeenFact>> unlisted = new TreeMap<>();
    for (SeenFact seen : ports.iptables()) {
      ServicePort port = ServicePort.of(seen.fact());
      Set<String> known = known(api, port);
      port.endpoints().stream()
          .filter(endpoint -> !known.isEmpty() && !known.contains(endpoint))
          .forEach(
              endpoint -> unlisted.computeIfAbsent(endpoint, _ -> new ArrayList<>()).add(seen));
    }
    unlisted.forEach((endpoint, rules) -> outcomes.add(words.rules(endpoint, rules)));
    return Outcomes.bySubject(outcomes);
  }

  /** What the API server lists behind a port's Service; nothing where that is not known. */
  private static Set<String> known(ServiceEndpoints api, ServicePort port) {
    return Optional.ofNullable(port.name())
        .flatMap(name -> api.of(name.replaceFirst(":.*", ""), port.family()))
        .orElse(Set.of())
        .stream()
        .map(ServiceEndpoint::text)
        .collect(toSet());
  }

  /**
   * Whether a connection goes on to what is no endpoint, or was left undirected when the Service
   * had none and has some now.
   */
  private static boolean isStale(Connection connection, ServicePorts ports) {
    Set<String> endpoints = ports.endpoints(connection);
    return connection.isUndirected()
        ? !connection.answered() && !endpoints.isEmpty()
        : ports.knows(connection) && !endpoints.contains(connection.server());
  }

  /** The usual severity of its findings. */
  static final Severity SEVERITY = Severity.WARNING;
}
