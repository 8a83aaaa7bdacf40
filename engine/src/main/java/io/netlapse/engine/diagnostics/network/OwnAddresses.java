package io.netlapse.engine.diagnostics.network;

import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.index.Selection;
import io.netlapse.engine.diagnostics.index.ViewIndex;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which addresses are a node's own: those by which others reach it, and which no other node may
 * take. A virtual address that floats between nodes is none, and neither is what the node keeps for
 * its pods.
 */
public final class OwnAddresses {

  /**
   * What bears addresses and is no uplink, beside bridges of pods and engines: names, and
   * beginnings of names that end in {@code *}.
   */
  private static final List<String> NO_UPLINKS =
      List.of(
          "lo",
          "kube-ipvs0",
          "nodelocaldns",
          "dummy*",
          "cni*",
          "kube-dummy-if",
          "flannel*",
          "cali*",
          "wireguard.cali",
          "wg-v6.cali",
          "vxlan*",
          "geneve*",
          "genev_sys*",
          "tunl*",
          "ip6tnl*",
          "sit*",
          "gre*",
          "erspan*",
          "cilium*",
          "lxc*",
          "weave*",
          "antrea-gw*",
          "ovn-k8s*",
          "veth*",
          "tap*",
          "vnet*");

  /** Flags of an address that is not the one by which others know the node. */
  private static final Set<String> PASSING =
      Set.of("secondary", "temporary", "deprecated", "dadfailed");

  private static final Selection<SeenFact> CANDIDATES =
      new Selection<>(
          Address.KIND, seen -> Optional.of(seen).filter(_ -> mayBeOwn(Address.of(seen.fact()))));

  private static final ViewIndex<SortedMap<IpAddress, SeenFact>> OWN =
      new ViewIndex<>(OwnAddresses::own);

  private OwnAddresses() {}

  /** The node's own addresses, in order, each with the line that shows it. */
  public static SortedMap<IpAddress, SeenFact> of(NodeView node) {
    return OWN.of(node);
  }

  private static SortedMap<IpAddress, SeenFact> own(NodeView node) {
    List<SeenFact> candidates = node.index(CANDIDATES);
    Set<Network> wide =
        candidates.stream()
            .map(seen -> Address.of(seen.fact()))
            .filter(address -> !address.address().isSingle())
            .map(Network::of)
            .collect(toSet());
    SortedMap<IpAddress, SeenFact> own = new TreeMap<>();
    for (SeenFact seen : candidates) {
      Address address = Address.of(seen.fact());
      if (!floats(address, wide)) {
        own.put(address.address().address(), seen);
      }
    }
    return Collections.unmodifiableSortedMap(own);
  }

  /** Whether an address can be its node's own, as far as it tells alone. */
  public static boolean mayBeOwn(Address address) {
    return isUplink(address.dev())
        && (address.scope().equals("global") || address.scope().equals("site"))
        && address.flags().stream().noneMatch(PASSING::contains)
        && !SpecialAddresses.isLinkLocal(address.address().address());
  }

  public static boolean isUplink(String dev) {
    return !BridgeNames.isOfPods(dev)
        && !BridgeNames.isOfEngine(dev)
        && NO_UPLINKS.stream()
            .noneMatch(
                name ->
                    name.endsWith("*")
                        ? dev.startsWith(name.substring(0, name.length() - 1))
                        : dev.equals(name));
  }

  /**
   * Whether an address of full length stands beside a wider one of its device, as keepalived sets
   * them. One alone is own (a cloud's point-to-point link), and so is one that came by DHCP: that
   * is how DHCPv6 gives them, and nothing that floats comes so.
   */
  private static boolean floats(Address address, Set<Network> wide) {
    return address.address().isSingle()
        && !address.flags().contains("dynamic")
        && wide.contains(Network.of(address));
  }

  /** A device's addresses of one family. */
  private record Network(String dev, IpFamily family) {
    static Network of(Address address) {
      return new Network(address.dev(), address.family());
    }
  }
}
