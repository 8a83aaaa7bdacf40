package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether kube-proxy of a node works with IPVS. */
final class IpvsUse {

  /** The kinds of facts that tell; a rule that uses this reads them. */
  static final List<FactKind> KINDS =
      List.of(IpvsVirtualServer.KIND, Address.KIND, Route.KIND, ConfigSetting.KIND, LogEvent.KIND);

  private IpvsUse() {}

  /** A line that says so, if there is one. */
  static Optional<SeenFact> of(NodeView node) {
    return Stream.of(servers(node), device(node), configured(node), logged(node))
        .flatMap(seen -> seen)
        .findFirst();
  }

  /** Whether anything was looked at that would show it. */
  static boolean wasLookedAt(NodeView node) {
    return node.lookedAt(IpvsVirtualServer.KIND)
        || node.lookedAt(Address.KIND)
        || node.lookedAt(ConfigSetting.KIND);
  }

  private static Stream<SeenFact> servers(NodeView node) {
    return node.facts(IpvsVirtualServer.KIND).stream().limit(1);
  }

  private static Stream<SeenFact> device(NodeView node) {
    return KubeIpvsDevice.of(node).byAddress().values().stream()
        .flatMap(held -> Stream.of(held.address(), held.route()))
        .flatMap(seen -> Optional.ofNullable(seen).stream())
        .limit(1);
  }

  private static Stream<SeenFact> configured(NodeView node) {
    return node.facts(ConfigSetting.KIND).stream()
        .filter(
            seen -> {
              ConfigSetting setting = ConfigSetting.of(seen.fact());
              return setting.owner().equals("kube-proxy")
                  && setting.path().equals("mode")
                  && "ipvs".equals(setting.value());
            });
  }

  private static Stream<SeenFact> logged(NodeView node) {
    return node.facts(LogEvent.KIND).stream()
        .filter(
            seen -> {
              LogEvent event = LogEvent.of(seen.fact());
              return event.event().equals("proxy-mode")
                  && "ipvs".equalsIgnoreCase(event.details().getOrDefault("mode", ""));
            });
  }
}
