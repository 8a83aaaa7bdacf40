package io.netlapse.engine.diagnostics.loadbalancer;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ServiceClusterAddress;
import io.netlapse.spi.kubernetes.ServiceExternal;
import io.netlapse.spi.kubernetes.ServiceExternalBrief;
import io.netlapse.spi.kubernetes.ServiceTraffic;
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
 * @param endpoints what stands behind them
 * @param local the Services that send clients from outside to endpoints of the same node only, each
 *     with the line that says so
 * @param inside the Services that do so with clients from inside of the cluster
 */
public record ClusterServices(
    Map<IpAddress, String> byAddress,
    ServiceEndpoints endpoints,
    Map<String, SeenFact> local,
    Set<String> inside) {

  private static final String LOCAL = "Local";

  private static final List<FactKind> ADDRESSES =
      List.of(ServiceClusterAddress.KIND, ServiceExternal.KIND, ServiceExternalBrief.KIND);

  /** The kinds of facts of which it is made; a rule that uses this reads and believes them. */
  public static final List<FactKind> KINDS =
      Kinds.of(ADDRESSES, List.of(ServiceTraffic.KIND), ServiceEndpoints.KINDS);

  /** Copies the collections. */
  public ClusterServices {
    byAddress = Map.copyOf(byAddress);
    local = Map.copyOf(local);
    inside = Set.copyOf(inside);
  }

  /** What a node and the others of its cluster showed. */
  public static ClusterServices of(NodeView node, ClusterView cluster) {
    List<NodeView> nodes = new ArrayList<>(cluster.others(node));
    nodes.addFirst(node);
    Map<IpAddress, String> byAddress = new HashMap<>();
    Map<String, SeenFact> local = new HashMap<>();
    Set<String> inside = new HashSet<>();
    for (NodeView one : nodes) {
      for (FactKind kind : ADDRESSES) {
        for (SeenFact seen : one.facts(kind)) {
          addresses(seen, kind).forEach(address -> byAddress.putIfAbsent(address, key(seen)));
        }
      }
      for (SeenFact seen : one.facts(ServiceTraffic.KIND)) {
        ServiceTraffic traffic = ServiceTraffic.of(seen.fact());
        if (LOCAL.equals(traffic.external())) {
          local.putIfAbsent(key(seen), seen);
        }
        if (LOCAL.equals(traffic.internal())) {
          inside.add(key(seen));
        }
      }
    }
    return new ClusterServices(byAddress, ServiceEndpoints.of(nodes), local, inside);
  }

  /** The Service that has the address, as {@code namespace/name}. */
  public Optional<String> at(IpAddress address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  /** Whether a Service sends some of its clients to endpoints of the same node only. */
  public boolean keepsOnNode(String service) {
    return local.containsKey(service) || inside.contains(service);
  }

  /** The Service of a fact, as {@code namespace/name}. */
  static String key(SeenFact seen) {
    return seen.fact().field("namespace", "") + "/" + seen.fact().field("service", "");
  }

  private static List<IpAddress> addresses(SeenFact seen, FactKind kind) {
    List<String> texts =
        kind.equals(ServiceExternalBrief.KIND)
            ? List.of(seen.fact().field("addresses", "").split(","))
            : List.of(seen.fact().field("address", ""));
    return texts.stream().map(IpAddress::parse).flatMap(Optional::stream).toList();
  }
}
