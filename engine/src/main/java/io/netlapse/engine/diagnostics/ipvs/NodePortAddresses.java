package io.netlapse.engine.diagnostics.ipvs;

import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.engine.diagnostics.network.SpecialAddresses;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.config.ProcessFlag;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The addresses of a node on which kube-proxy is to serve NodePorts. */
final class NodePortAddresses {

  /** Flags of addresses that come and go, or do not work. */
  private static final Set<String> PASSING = Set.of("temporary", "deprecated", "dadfailed");

  private NodePortAddresses() {}

  /** Those that {@code --nodeport-addresses} allows; all of the uplinks' where it was not shown. */
  static Stream<NodeAddress> of(NodeView node) {
    List<NodeAddress> all = NodeAddress.of(node);
    Set<IpAddress> bound =
        all.stream()
            .filter(address -> address.dev().equals(KubeIpvsDevice.NAME))
            .map(address -> address.address().address())
            .collect(toSet());
    Optional<List<IpPrefix>> allowed = allowed(node);
    return all.stream()
        .filter(address -> OwnAddresses.isUplink(address.dev()))
        .filter(address -> !SpecialAddresses.isLinkLocal(address.address().address()))
        .filter(address -> address.flags().stream().noneMatch(PASSING::contains))
        .filter(address -> !bound.contains(address.address().address()))
        .filter(address -> allowed.map(ranges -> isIn(ranges, address)).orElse(true));
  }

  private static boolean isIn(List<IpPrefix> ranges, NodeAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address.address().address()));
  }

  private static Optional<List<IpPrefix>> allowed(NodeView node) {
    Stream<String> configured =
        node.facts(ConfigSetting.KIND).stream()
            .map(seen -> ConfigSetting.of(seen.fact()))
            .filter(setting -> setting.owner().equals("kube-proxy"))
            .filter(setting -> setting.path().equals("nodePortAddresses"))
            .flatMap(setting -> Optional.ofNullable(setting.value()).stream());
    Stream<String> flags =
        node.facts(ProcessFlag.KIND).stream()
            .map(seen -> ProcessFlag.of(seen.fact()))
            .filter(flag -> flag.flag().equals("nodeport-addresses"))
            .map(ProcessFlag::value);
    return Stream.concat(configured, flags)
        .map(value -> value.replaceAll("[\\[\\]\"']", "").strip())
        .filter(value -> !value.isEmpty() && !value.equals("null"))
        .map(
            ranges ->
                Stream.of(ranges.split("[,\\s]+"))
                    .map(IpPrefix::parse)
                    .flatMap(Optional::stream)
                    .toList())
        .findFirst();
  }
}
