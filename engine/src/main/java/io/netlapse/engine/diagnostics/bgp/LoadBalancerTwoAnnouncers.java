package io.netlapse.engine.diagnostics.bgp;

import io.netlapse.engine.diagnostics.network.AddressRange;
import io.netlapse.spi.calico.CalicoSetting;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.MetalLbAdvertisement;
import io.netlapse.spi.kubernetes.MetalLbPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One range of load-balancer addresses is announced by MetalLB and by Calico. Page: {@code
 * docs/rules/loadbalancer-two-announcers.md}.
 */
public final class LoadBalancerTwoAnnouncers implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "loadbalancer-two-announcers",
          "MetalLB and Calico announce the same load-balancer addresses",
          Severity.WARNING,
          List.of(CalicoSetting.KIND, MetalLbPool.KIND, MetalLbAdvertisement.KIND),
          List.of(),
          BgpMechanisms.CONFIGURING);

  /** For {@link java.util.ServiceLoader}. */
  public LoadBalancerTwoAnnouncers() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** A lag between looks at two nodes would look like it. */
  @Override
  public boolean together() {
    return true;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<SeenFact> calico =
        node.facts(CalicoSetting.KIND).stream()
            .filter(
                seen -> {
                  CalicoSetting setting = CalicoSetting.of(seen.fact());
                  return setting.kind().equals("bgp")
                      && setting.setting().equals("serviceLoadBalancerIPs");
                })
            .toList();
    if (!node.lookedAt(MetalLbPool.KIND) || !node.lookedAt(CalicoSetting.KIND)) {
      return List.of(new Outcome.Unknown(null, "MetalLB's pools beside Calico's BGPConfiguration"));
    }
    Map<String, Outcome> byPool = new LinkedHashMap<>();
    for (SeenFact pool : node.facts(MetalLbPool.KIND)) {
      for (SeenFact setting : calico) {
        if (overlap(MetalLbPool.of(pool.fact()), CalicoSetting.of(setting.fact()))) {
          MetalLbPool found = MetalLbPool.of(pool.fact());
          byPool.putIfAbsent(found.name(), finding(node, found, pool, setting));
        }
      }
    }
    return new ArrayList<>(byPool.values());
  }

  private static boolean overlap(MetalLbPool pool, CalicoSetting setting) {
    List<AddressRange> announced = AddressRange.of(setting.value());
    return Arrays.stream(pool.addresses().split(",", -1))
        .flatMap(text -> AddressRange.of(text).stream())
        .anyMatch(range -> announced.stream().anyMatch(range::overlaps));
  }

  /** What shows that MetalLB announces the pool and does not only hand out its addresses. */
  private static Optional<SeenFact> announces(NodeView node, MetalLbPool pool) {
    return node.facts(MetalLbAdvertisement.KIND).stream()
        .filter(
            seen -> {
              String pools = MetalLbAdvertisement.of(seen.fact()).pools();
              return pools == null || Arrays.asList(pools.split(",", -1)).contains(pool.name());
            })
        .findFirst();
  }

  private static Outcome finding(NodeView node, MetalLbPool pool, SeenFact seen, SeenFact setting) {
    Optional<SeenFact> announced = announces(node, pool);
    boolean real = announced.isPresent() || pool.protocol() != null;
    List<Evidence> evidence = new ArrayList<>(List.of(seen.evidence(), setting.evidence()));
    announced.map(SeenFact::evidence).ifPresent(evidence::add);
    return new Outcome.Finding(
        pool.name(),
        real ? Severity.WARNING : Severity.INFO,
        real
            ? "MetalLB and Calico both announce %s (pool %s)"
                .formatted(pool.addresses(), pool.name())
            : "MetalLB hands out %s, and Calico announces it (pool %s)"
                .formatted(pool.addresses(), pool.name()),
        real
            ? ("Routers and neighbours learn the addresses %s from MetalLB's speaker and from"
                    + " Calico's BIRD. The two choose nodes by different rules: traffic changes"
                    + " its way when either restarts, may reach nodes without an endpoint where"
                    + " the policy is Local, and two BGP speakers of one node fight for the session"
                    + " with a router.")
                .formatted(pool.addresses())
            : ("Nothing shows that MetalLB's speaker announces %s too: that its controller hands"
                    + " out addresses that Calico announces is a usual division of labour. Should"
                    + " the speaker run with an advertisement for this pool, both would announce"
                    + " it.")
                .formatted(pool.addresses()),
        evidence,
        List.of(
            "kubectl get ipaddresspools,l2advertisements,bgpadvertisements -n metallb-system -o"
                + " yaml",
            "calicoctl get bgpconfiguration default -o yaml",
            "kubectl get pods -n metallb-system -o wide"),
        new Remedy(
            List.of(
                "kubectl delete -n metallb-system bgpadvertisement NAME",
                "kubectl delete -n metallb-system l2advertisement NAME"),
            "Let one of them announce: delete MetalLB's advertisements of the pool and its speaker,"
                + " or take the range out of serviceLoadBalancerIPs of Calico's BGPConfiguration.",
            "kubectl apply -f the deleted advertisement; save it first with kubectl get -o yaml.",
            "While the routes change over, connections to these addresses may be cut."));
  }
}
