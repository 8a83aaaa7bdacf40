package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ports of Services that a node keeps, in whatever back end.
 *
 * @param byFront by what clients send to
 */
record ServicePorts(Map<Front, List<SeenFact>> byFront) {

  /** What clients send to. */
  record Front(String protocol, @Nullable IpAddress address, int port) {}

  /**
   * An endpoint that one back end has and the other has not.
   *
   * @param port the port where it stands
   * @param seen its line
   * @param endpoint the endpoint
   * @param other the line of the same port in the other back end
   */
  record Outvoted(ServicePort port, SeenFact seen, String endpoint, SeenFact other) {}

  static ServicePorts of(NodeView node) {
    Map<Front, List<SeenFact>> byFront = new LinkedHashMap<>();
    for (SeenFact seen : node.facts(ServicePort.KIND)) {
      ServicePort port = ServicePort.of(seen.fact());
      byFront
          .computeIfAbsent(
              new Front(port.protocol(), port.address(), port.port()), _ -> new ArrayList<>())
          .add(seen);
    }
    return new ServicePorts(byFront);
  }

  /** Whether a connection was sent to one of them. */
  boolean knows(Connection connection) {
    return !same(connection).isEmpty();
  }

  /** All endpoints of what a connection was sent to; none where that is unknown. */
  Set<String> endpoints(Connection connection) {
    Set<String> endpoints = new TreeSet<>();
    same(connection).forEach(seen -> endpoints.addAll(ServicePort.of(seen.fact()).endpoints()));
    return endpoints;
  }

  private List<SeenFact> same(Connection connection) {
    IpAddress to = IpAddress.parse(connection.to()).orElse(null);
    if (to == null || !connection.toPort().matches("\\d{1,5}")) {
      return List.of();
    }
    Front front = new Front(connection.protocol(), to, Integer.parseInt(connection.toPort()));
    return byFront.getOrDefault(front, List.of());
  }

  /** The ports that iptables or nftables keeps: those tell which Service they are of. */
  List<SeenFact> iptables() {
    return byFront.values().stream()
        .flatMap(List::stream)
        .filter(seen -> ServicePort.of(seen.fact()).backend() != ServicePort.Backend.IPVS)
        .toList();
  }

  /** Endpoints that stand in iptables-legacy and not in iptables-nft, or the other way round. */
  List<Outvoted> outvoted() {
    List<Outvoted> found = new ArrayList<>();
    for (List<SeenFact> same : byFront.values()) {
      for (SeenFact one : same) {
        for (SeenFact other : same) {
          compare(one, other, found);
        }
      }
    }
    return found;
  }

  private static void compare(SeenFact one, SeenFact other, List<Outvoted> found) {
    ServicePort here = ServicePort.of(one.fact());
    ServicePort there = ServicePort.of(other.fact());
    boolean split =
        here.backend() == ServicePort.Backend.IPTABLES_LEGACY
            && there.backend() == ServicePort.Backend.IPTABLES_NFT;
    if (split && here.family() == there.family() && !there.endpoints().isEmpty()) {
      here.endpoints().stream()
          .filter(endpoint -> !there.endpoints().contains(endpoint))
          .forEach(endpoint -> found.add(new Outvoted(here, one, endpoint, other)));
    }
  }
}
