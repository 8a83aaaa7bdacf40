package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kubernetes.EndpointsAddress;
import io.netlapse.spi.kubernetes.EndpointsBrief;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.kubernetes.SliceEndpoint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the API server says stands behind a Service. */
final class ApiEndpoints {

  private ApiEndpoints() {}

  /**
   * All endpoints of a port's Service, of any of its ports; none where they are not known in full.
   */
  static Set<String> of(ClusterView cluster, ServicePort port) {
    String name = port.name();
    if (name == null) {
      return Set.of();
    }
    String service = name.replaceFirst(":.*", "");
    Set<String> endpoints = new TreeSet<>();
    for (NodeView node : cluster.nodes()) {
      for (SeenFact seen : node.facts(EndpointsAddress.KIND)) {
        EndpointsAddress one = EndpointsAddress.of(seen.fact());
        if (service.equals(one.namespace() + "/" + one.service())) {
          add(endpoints, one.address(), one.port());
        }
      }
      for (SeenFact seen : node.facts(SliceEndpoint.KIND)) {
        SliceEndpoint one = SliceEndpoint.of(seen.fact());
        if (service.equals(one.namespace() + "/" + one.service())) {
          add(endpoints, one.address(), one.port());
        }
      }
      for (SeenFact seen : node.facts(EndpointsBrief.KIND)) {
        EndpointsBrief one = EndpointsBrief.of(seen.fact());
        String shown = one.shown();
        if (service.equals(one.namespace() + "/" + one.service())) {
          if (one.more() > 0) {
            return Set.of();
          }
          endpoints.addAll(shown == null ? List.of() : List.of(shown.split(",", -1)));
        }
      }
    }
    return endpoints;
  }

  private static void add(Set<String> endpoints, String address, @Nullable Integer port) {
    if (port != null) {
      endpoints.add(DnatTargetStale.endpoint(address, port.toString()));
    }
  }
}
