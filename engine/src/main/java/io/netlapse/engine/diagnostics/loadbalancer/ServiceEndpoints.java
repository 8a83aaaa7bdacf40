package io.netlapse.engine.diagnostics.loadbalancer;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.EndpointSliceService;
import io.netlapse.spi.kubernetes.EndpointsAddress;
import io.netlapse.spi.kubernetes.EndpointsBrief;
import io.netlapse.spi.kubernetes.EndpointsObject;
import io.netlapse.spi.kubernetes.SliceEndpoint;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster's API says stands behind Services, whoever asked it.
 *
 * @param byService the endpoints of each Service of which all of them are known, by {@code
 *     namespace/name}; empty sets for Services without any
 */
public record ServiceEndpoints(Map<String, Set<ServiceEndpoint>> byService) {

  /** The kinds of facts of which it is made; a rule that uses this reads and believes them. */
  public static final List<FactKind> KINDS =
      List.of(
          EndpointsObject.KIND,
          EndpointsAddress.KIND,
          EndpointsBrief.KIND,
          EndpointSliceService.KIND,
          SliceEndpoint.KIND);

  /** Copies the map. */
  public ServiceEndpoints {
    byService = Map.copyOf(byService);
  }

  /** What these nodes showed. */
  public static ServiceEndpoints of(Collection<? extends NodeView> nodes) {
    Map<String, Set<ServiceEndpoint>> known = new HashMap<>();
    Set<String> cut = new HashSet<>();
    for (NodeView node : nodes) {
      for (FactKind kind : List.of(EndpointsObject.KIND, EndpointSliceService.KIND)) {
        node.facts(kind).forEach(seen -> of(known, seen));
      }
      for (SeenFact seen : node.facts(EndpointsAddress.KIND)) {
        EndpointsAddress one = EndpointsAddress.of(seen.fact());
        add(of(known, seen), one.address(), one.port(), one.ready());
      }
      for (SeenFact seen : node.facts(SliceEndpoint.KIND)) {
        SliceEndpoint one = SliceEndpoint.of(seen.fact());
        add(of(known, seen), one.address(), one.port(), one.ready());
      }
      for (SeenFact seen : node.facts(EndpointsBrief.KIND)) {
        EndpointsBrief one = EndpointsBrief.of(seen.fact());
        String shown = one.shown();
        Set<ServiceEndpoint> endpoints = of(known, seen);
        if (shown != null) {
          List.of(shown.split(",", -1))
              .forEach(text -> ServiceEndpoint.parse(text).ifPresent(endpoints::add));
        }
        if (one.more() > 0) {
          cut.add(service(seen));
        }
      }
    }
    known.keySet().removeAll(cut);
    return new ServiceEndpoints(known);
  }

  /**
   * All endpoints of a Service that an address of a family leads to, ready or not; empty where they
   * are not known. An Endpoints object lists those of one family alone, so that one which lists
   * none of a family does not deny them.
   */
  public Optional<Set<ServiceEndpoint>> of(String service, IpFamily family) {
    Set<ServiceEndpoint> all = byService.get(service);
    if (all == null || all.isEmpty()) {
      return Optional.ofNullable(all);
    }
    Set<ServiceEndpoint> some = new LinkedHashSet<>(all);
    some.removeIf(endpoint -> endpoint.address().family() != family);
    return some.isEmpty() ? Optional.empty() : Optional.of(some);
  }

  private static void add(
      Set<ServiceEndpoint> endpoints, String address, @Nullable Integer port, boolean ready) {
    IpAddress.parse(address)
        .ifPresent(parsed -> endpoints.add(new ServiceEndpoint(parsed, port, ready)));
  }

  private static Set<ServiceEndpoint> of(Map<String, Set<ServiceEndpoint>> known, SeenFact seen) {
    return known.computeIfAbsent(service(seen), _ -> new LinkedHashSet<>());
  }

  private static String service(SeenFact seen) {
    return ClusterServices.key(seen);
  }
}
