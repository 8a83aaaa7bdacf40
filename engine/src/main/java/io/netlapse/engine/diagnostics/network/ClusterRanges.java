package io.netlapse.engine.diagnostics.network;

import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.spi.calico.CalicoPool;
import io.netlapse.spi.calico.CalicoPoolBrief;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.FlannelNetwork;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ranges for the pods of the whole cluster, as flannel, kube-proxy and Calico are told them. */
final class ClusterRanges {

  /** What is read of a node. */
  static final List<FactKind> KINDS =
      List.of(ConfigSetting.KIND, FlannelNetwork.KIND, CalicoPool.KIND, CalicoPoolBrief.KIND);

  private static final Set<String> NETWORKS =
      Set.of("FLANNEL_NETWORK", "FLANNEL_IPV6_NETWORK", "Network", "IPv6Network");

  private ClusterRanges() {}

  /** All of them; one may be there several times. */
  static List<PodRange> of(NodeView view) {
    List<PodRange> networks = new ArrayList<>();
    for (SeenFact seen : view.facts(ConfigSetting.KIND)) {
      ConfigSetting setting = ConfigSetting.of(seen.fact());
      if (isNetwork(setting)) {
        addNetwork(networks, setting.value(), seen);
      }
    }
    for (SeenFact seen : view.facts(FlannelNetwork.KIND)) {
      FlannelNetwork network = FlannelNetwork.of(seen.fact());
      addNetwork(networks, network.network(), seen);
      addNetwork(networks, network.network6(), seen);
    }
    for (SeenFact seen : view.facts(CalicoPool.KIND)) {
      CalicoPool pool = CalicoPool.of(seen.fact());
      if (!pool.disabled() && (pool.uses().isEmpty() || pool.uses().contains("Workload"))) {
        addNetwork(networks, pool.cidr(), seen);
      }
    }
    for (SeenFact seen : view.facts(CalicoPoolBrief.KIND)) {
      CalicoPoolBrief pool = CalicoPoolBrief.of(seen.fact());
      if (!"true".equals(pool.disabled())) {
        addNetwork(networks, pool.cidr(), seen);
      }
    }
    return networks;
  }

  /**
   * Whether a fact that tells one tells it of flannel, which gives nodes no range outside of it.
   */
  private static boolean isFlannels(Fact fact) {
    return fact.kind().equals(FlannelNetwork.KIND)
        || (fact.kind().equals(ConfigSetting.KIND)
            && ConfigSetting.of(fact).owner().equals("flannel"));
  }

  /** Whether a setting tells one. */
  static boolean isNetwork(ConfigSetting setting) {
    boolean flannel = setting.owner().equals("flannel") && NETWORKS.contains(setting.path());
    boolean proxy = setting.owner().equals("kube-proxy") && setting.path().equals("clusterCIDR");
    return flannel || proxy;
  }

  private static void addNetwork(
      Collection<PodRange> networks, @Nullable String text, SeenFact seen) {
    if (text != null) {
      Source source = isFlannels(seen.fact()) ? Source.FLANNEL_NETWORK : Source.CLUSTER;
      Stream.of(text.split(","))
          .flatMap(part -> IpPrefix.parse(part.trim()).stream())
          .forEach(prefix -> networks.add(new PodRange(prefix, source, seen)));
    }
  }
}
