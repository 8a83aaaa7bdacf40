package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.SpecialAddresses;
import io.netlapse.engine.diagnostics.network.VxlanNames;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.LinkAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A node's end of a VXLAN of flannel or Calico.
 *
 * @param node the node's name
 * @param dev the device
 * @param mac its link-layer address, in lower-case letters
 * @param addresses the device's own addresses, without link-local ones
 * @param seen the fact that tells the link-layer address
 */
record Vtep(String node, String dev, String mac, Set<IpAddress> addresses, SeenFact seen) {

  /** The kinds of facts of which it is made; a rule that uses this reads or believes them. */
  static final List<FactKind> KINDS =
      Stream.concat(Stream.of(LinkAddress.KIND), NodeAddress.KINDS.stream()).toList();

  /** Whether a device is such an end, of which every node tells the others the address. */
  static boolean isVtep(String dev) {
    return VxlanNames.isFlannels(dev) || VxlanNames.isCalicos(dev);
  }

  /** The ends that a node shows. */
  static List<Vtep> of(NodeView node) {
    List<Vtep> ends = new ArrayList<>();
    for (SeenFact seen : node.facts(LinkAddress.KIND)) {
      LinkAddress link = LinkAddress.of(seen.fact());
      if (isVtep(link.dev())) {
        Set<IpAddress> addresses =
            NodeAddress.of(node).stream()
                .filter(address -> address.dev().equals(link.dev()))
                .map(address -> address.address().address())
                .filter(address -> !SpecialAddresses.isLinkLocal(address))
                .collect(Collectors.toSet());
        ends.add(new Vtep(node.id().name(), link.dev(), lower(link.address()), addresses, seen));
      }
    }
    return ends;
  }

  /** A link-layer address as it is compared. */
  static String lower(String mac) {
    return mac.toLowerCase(Locale.ROOT);
  }
}
