package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.spi.calico.CalicoTunnel;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.FlannelLease;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A VXLAN's end as somebody tells of it.
 *
 * @param name the node, or the address that it is reached by
 * @param dev its device
 * @param line the line that tells its link-layer address
 */
record TunnelEnd(String name, String dev, Evidence line) {

  /** The kinds by which the API tells of ends. */
  static final List<FactKind> KINDS = List.of(FlannelLease.KIND, CalicoTunnel.KIND);

  /** The end that a node shows itself. */
  static TunnelEnd of(Vtep end) {
    return new TunnelEnd(end.node(), end.dev(), end.seen().evidence());
  }

  /** What the API tells of all ends, by link-layer address. */
  static SortedMap<String, List<TunnelEnd>> told(NodeView node) {
    SortedMap<String, List<TunnelEnd>> ends = new TreeMap<>();
    for (SeenFact seen : node.facts(FlannelLease.KIND)) {
      FlannelLease lease = FlannelLease.of(seen.fact());
      put(ends, lease.vtepMac(), lease.publicAddress(), dev(lease), seen);
    }
    for (SeenFact seen : node.facts(CalicoTunnel.KIND)) {
      CalicoTunnel tunnel = CalicoTunnel.of(seen.fact());
      put(ends, tunnel.mac(), tunnel.node(), dev(tunnel), seen);
    }
    return ends;
  }

  /** The device that a lease is about; flannel's own VNI where none is told. */
  static String dev(FlannelLease lease) {
    boolean six =
        IpAddress.parse(lease.publicAddress())
            .filter(address -> address.family() == IpFamily.INET6)
            .isPresent();
    Integer vni = lease.vni();
    return "flannel%s.%d".formatted(six ? "-v6" : "", vni == null ? 1 : vni);
  }

  private static String dev(CalicoTunnel tunnel) {
    return tunnel.type().equals("vxlan6") ? "vxlan-v6.calico" : "vxlan.calico";
  }

  private static void put(
      SortedMap<String, List<TunnelEnd>> ends,
      @Nullable String mac,
      String name,
      String dev,
      SeenFact seen) {
    if (mac != null) {
      ends.computeIfAbsent(Vtep.lower(mac), _ -> new ArrayList<>())
          .add(new TunnelEnd(name, dev, seen.evidence()));
    }
  }
}
