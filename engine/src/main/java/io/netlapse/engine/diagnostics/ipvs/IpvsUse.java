package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.ProxyMode;
import io.netlapse.engine.diagnostics.network.RunningProxy;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether kube-proxy of a node works with IPVS. */
final class IpvsUse {

  /** The kinds of facts that tell; a rule that uses this reads them. */
  static final List<FactKind> KINDS =
      Kinds.of(List.of(IpvsVirtualServer.KIND, Address.KIND, Route.KIND), RunningProxy.KINDS);

  private IpvsUse() {}

  /**
   * A line that says so, if there is one. Where the mode is told it counts alone: what another one
   * made may be left over.
   */
  static Optional<SeenFact> of(NodeView node) {
    Optional<RunningProxy> running = RunningProxy.of(node);
    return running.isPresent()
        ? running.filter(proxy -> proxy.mode() == ProxyMode.IPVS).map(RunningProxy::seen)
        : servers(node).or(() -> device(node));
  }

  /** Whether anything was looked at that would show it. */
  static boolean wasLookedAt(NodeView node) {
    return node.lookedAt(IpvsVirtualServer.KIND)
        || node.lookedAt(Address.KIND)
        || node.lookedAt(ConfigSetting.KIND);
  }

  private static Optional<SeenFact> servers(NodeView node) {
    return node.facts(IpvsVirtualServer.KIND).stream().findFirst();
  }

  private static Optional<SeenFact> device(NodeView node) {
    return KubeIpvsDevice.of(node).byAddress().values().stream()
        .flatMap(held -> Stream.of(held.address(), held.route()))
        .flatMap(seen -> Optional.ofNullable(seen).stream())
        .findFirst();
  }
}
