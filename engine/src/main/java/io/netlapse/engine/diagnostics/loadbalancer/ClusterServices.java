package io.netlapse.engine.diagnostics.loadbalancer;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.EndpointSliceService;
import io.netlapse.spi.kubernetes.EndpointsAddress;
import io.netlapse.spi.kubernetes.EndpointsBrief;
import io.netlapse.spi.kubernetes.EndpointsObject;
import io.netlapse.spi.kubernetes.ServiceClusterAddress;
import io.netlapse.spi.kubernetes.ServiceExternal;
import io.netlapse.spi.kubernetes.ServiceExternalBrief;
import io.netlapse.spi.kubernetes.ServiceTraffic;
import io.netlapse.spi.kubernetes.SliceEndpoint;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Services as the cluster's API tells them, whoever asked it.
 *
 * @param byAddress each Service by any of its addresses, as {@code namespace/name}
 * @param endpoints the addresses of the endpoints of each Service of which all of them are known,
 *     ready or not; empty sets for Services without any
 * @param local the Services that send clients from outside to endpoints of the same node only, each
 *     with the line that says so
 */
public record ClusterServices(
    Map<IpAddress, String> byAddress,
    Map<String, Set<String>> endpoints,
    Map<String, SeenFact> local) {

  /** The kinds of facts of which it is made; a rule that uses this reads and believes them. */
  public static final List<FactKind> KINDS =
      List.of(
          ServiceClusterAddress.KIND,
          ServiceExternal.KIND,
          ServiceExternalBrief.KIND,
          ServiceTraffic.KIND,
          EndpointsObject.KIND,
          EndpointsAddress.KIND,
          EndpointsBrief.KIND,
          EndpointSliceService.KIND,
          SliceEndpoint.KIND);

  /** Copies the maps. */
  public ClusterServices {
    byAddress = Map.copyOf(byAddress);
    endpoints = Map.copyOf(endpoints);
    local = Map.copyOf(local);
  }

  /** What a node and the others of its cluster showed. */
  public static ClusterServices of(NodeView node, ClusterView cluster) {
    List<NodeView> nodes = new ArrayList<>(cluster.others(node));
    nodes.addFirst(node);
    Map<IpAddress, String> byAddress = new HashMap<>();
    Map<String, Set<String>> endpoints = new HashMap<>();
    Map<String, SeenFact> local = new HashMap<>();
    Set<String> cut = new HashSet<>();
    for (NodeView one : nodes) {
      for (FactKind kind : KINDS) {
        for (SeenFact seen : one.facts(kind)) {
          addresses(seen, kind).forEach(address -> byAddress.putIfAbsent(address, key(seen)));
          if (kind.equals(ServiceTraffic.KIND)
              && "Local".equals(ServiceTraffic.of(seen.fact()).external())) {
            local.putIfAbsent(key(seen), seen);
          }
          endpoints(seen, kind)
              .ifPresent(
                  some -> endpoints.computeIfAbsent(key(seen), _ -> new HashSet<>()).addAll(some));
          if (kind.equals(EndpointsBrief.KIND) && EndpointsBrief.of(seen.fact()).more() > 0) {
            cut.add(key(seen));
          }
        }
      }
    }
    endpoints.keySet().removeAll(cut);
    return new ClusterServices(byAddress, endpoints, local);
  }

  /** The Service that has the address, as {@code namespace/name}. */
  public Optional<String> at(IpAddress address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  private static String key(SeenFact seen) {
    return seen.fact().field("namespace", "") + "/" + seen.fact().field("service", "");
  }

  private static List<IpAddress> addresses(SeenFact seen, FactKind kind) {
    List<String> texts =
        kind.equals(ServiceClusterAddress.KIND) || kind.equals(ServiceExternal.KIND)
            ? List.of(seen.fact().field("address", ""))
            : kind.equals(ServiceExternalBrief.KIND)
                ? List.of(seen.fact().field("addresses", "").split(","))
                : List.of();
    return texts.stream().map(IpAddress::parse).flatMap(Optional::stream).toList();
  }

  /** The endpoints that a fact tells; empty where it tells of none, and not even that. */
  private static Optional<List<String>> endpoints(SeenFact seen, FactKind kind) {
    if (kind.equals(EndpointsObject.KIND) || kind.equals(EndpointSliceService.KIND)) {
      return Optional.of(List.of());
    }
    if (kind.equals(EndpointsAddress.KIND) || kind.equals(SliceEndpoint.KIND)) {
      return Optional.of(List.of(seen.fact().field("address", "")));
    }
    return kind.equals(EndpointsBrief.KIND)
        ? Optional.of(
            List.of(seen.fact().field("shown", "").split(",")).stream()
                .filter(shown -> !shown.isEmpty())
                .map(ClusterServices::withoutPort)
                .toList())
        : Optional.empty();
  }

  private static String withoutPort(String shown) {
    String host = shown.contains(":") ? shown.substring(0, shown.lastIndexOf(':')) : shown;
    return host.replace("[", "").replace("]", "");
  }
}
