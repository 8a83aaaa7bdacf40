package io.netlapse.engine.diagnostics.loadbalancer;

import io.netlapse.engine.diagnostics.network.AddressRange;
import io.netlapse.spi.calico.CalicoSetting;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ServiceExternal;
import io.netlapse.spi.kubernetes.ServicePolicyBrief;
import io.netlapse.spi.kubernetes.ServiceTraffic;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Service that only nodes with an endpoint serve, at an address of a range that Calico announces
 * from every node: who answers and who announces is only half told, by what one asked the cluster.
 */
final class RangeAnnounced {

  /** What is read of the node that was asked. */
  static final List<FactKind> KINDS =
      List.of(
          ServicePolicyBrief.KIND, ServiceTraffic.KIND, ServiceExternal.KIND, CalicoSetting.KIND);

  private RangeAnnounced() {}

  static List<Outcome> of(NodeView node) {
    Map<String, SeenFact> local = local(node);
    List<Outcome> found = new ArrayList<>();
    if (local.isEmpty()) {
      return found;
    }
    for (SeenFact seen : node.facts(ServiceExternal.KIND)) {
      ServiceExternal external = ServiceExternal.of(seen.fact());
      SeenFact policy = local.get(ClusterServices.key(seen));
      if (policy != null && external.kind().equals("load-balancer")) {
        IpAddress.parse(external.address())
            .flatMap(address -> range(node, address))
            .map(range -> finding(external, policy, range))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static Map<String, SeenFact> local(NodeView node) {
    Map<String, SeenFact> local = new LinkedHashMap<>();
    for (FactKind kind : List.of(ServicePolicyBrief.KIND, ServiceTraffic.KIND)) {
      for (SeenFact seen : node.facts(kind)) {
        if (seen.fact().field("external", "").equals("Local")) {
          local.putIfAbsent(ClusterServices.key(seen), seen);
        }
      }
    }
    return local;
  }

  /** The line that says that Calico announces the range of an address, and not it alone. */
  private static Optional<SeenFact> range(NodeView node, IpAddress address) {
    AddressRange single = AddressRange.ofPrefix(IpPrefix.of(address));
    return node.facts(CalicoSetting.KIND).stream()
        .filter(
            seen -> {
              CalicoSetting setting = CalicoSetting.of(seen.fact());
              return setting.kind().equals("bgp")
                  && setting.setting().equals("serviceLoadBalancerIPs")
                  && AddressRange.of(setting.value()).stream()
                      .anyMatch(range -> range.overlaps(single) && !range.equals(single));
            })
        .findFirst();
  }

  private static Outcome.Finding finding(
      ServiceExternal external, SeenFact policy, SeenFact range) {
    String service = external.namespace() + "/" + external.service();
    String object = "-n %s %s".formatted(external.namespace(), external.service());
    List<Evidence> evidence = List.of(policy.evidence(), range.evidence());
    return new Outcome.Finding(
        service,
        Severity.INFO,
        "only nodes with an endpoint of %s answer at %s, and Calico announces its range from all"
            .formatted(service, external.address()),
        ("The external traffic policy of %s is Local: a node without an endpoint drops clients from"
                + " outside. Calico tells routers the whole range from every node, and %s by itself"
                + " from nodes with an endpoint. A router that does not take the single address, by"
                + " a filter or because it wants short prefixes, leads clients to any node. Whether"
                + " it does, and which nodes have an endpoint, was not shown.")
            .formatted(service, external.address()),
        evidence,
        List.of(
            "kubectl get endpointslices -n %s -o wide".formatted(external.namespace()),
            "kubectl get service %s -o yaml | grep -i policy".formatted(object),
            "ip route get %s   # on the router: one next hop, or several"
                .formatted(external.address())),
        ServesAll.remedy(
            object,
            "Either let routers take single addresses of the range (BGPFilter, the router's own"
                + " filter), or give the Service the policy Cluster, or run an endpoint on every"
                + " node."));
  }
}
