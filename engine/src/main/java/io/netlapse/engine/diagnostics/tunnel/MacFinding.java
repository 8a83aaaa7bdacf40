package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.Severity;
import java.util.List;

/** The words about link-layer addresses of tunnels' ends that are not as they should be. */
final class MacFinding {

  private MacFinding() {}

  /** A table names another one than the peer has. */
  static Outcome.Finding wrong(
      String node, Vtep peer, String address, String mac, String table, Evidence line) {
    return finding(
        address,
        "%s has the MAC %s for %s of %s, which has %s"
            .formatted(node, mac, peer.dev(), peer.node(), peer.mac()),
        ("The %s of %s names %s as the link-layer address of %s on %s; that device has %s. %s drops"
                + " the frames, and no pod of %s reaches pods there.")
            .formatted(table, node, mac, peer.dev(), peer.node(), peer.mac(), peer.node(), node),
        List.of(line, peer.seen().evidence()),
        peer.node(),
        VtepAgent.restart(peer.dev(), peer.node()),
        peer.dev());
  }

  /** The lease names another one than the node's own end has. */
  static Outcome.Finding stale(Vtep end, String mac, Evidence lease) {
    return finding(
        end.dev(),
        "%s of %s has the MAC %s, and its lease says %s"
            .formatted(end.dev(), end.node(), end.mac(), mac),
        ("The other nodes send frames for %s to the MAC of its lease, which %s does not have: it"
                + " drops all of them, and no pod of another node reaches pods here.")
            .formatted(end.node(), end.dev()),
        List.of(end.seen().evidence(), lease),
        end.node(),
        VtepAgent.restart(end.dev(), end.node()),
        end.dev());
  }

  /** Several ends have one. */
  static Outcome.Finding shared(String mac, List<TunnelEnd> ends) {
    String names = String.join(", ", ends.stream().map(TunnelEnd::name).distinct().toList());
    return finding(
        mac,
        "the tunnels' ends of %s have one MAC, %s".formatted(names, mac),
        ("The VXLAN devices of %s have the same link-layer address %s. A node has one entry for it"
                + " in its forwarding database, so that frames for all of them go to one; between"
                + " two such nodes a frame is taken for the sender's own and dropped. Machines that"
                + " were cloned get one address where udev makes it out of /etc/machine-id.")
            .formatted(names, mac),
        ends.stream().map(TunnelEnd::line).limit(4).toList(),
        "each of these nodes but one",
        VtepAgent.restart(ends.getFirst().dev(), "NODE"),
        ends.getFirst().dev());
  }

  private static Outcome.Finding finding(
      String subject,
      String title,
      String explanation,
      List<Evidence> evidence,
      String where,
      String restart,
      String dev) {
    return new Outcome.Finding(
        subject,
        Severity.CRITICAL,
        title,
        explanation,
        evidence,
        List.of(
            "ip -d link show dev " + dev,
            "ip neigh show dev " + dev,
            "bridge fdb show dev " + dev,
            "kubectl get nodes -o yaml | grep -E 'VtepMAC|public-ip:|VXLANTunnelMACAddr'"),
        new Remedy(
            List.of("ip link delete " + dev, restart),
            ("Run the commands on %s: its agent makes %s anew and tells the others. So that udev"
                    + " leaves the address alone, put a file 10-%s.link with [Match]"
                    + " OriginalName=%s and [Link] MACAddressPolicy=none into"
                    + " /etc/systemd/network; give cloned machines their own /etc/machine-id.")
                .formatted(where, dev, dev.replace('.', '-'), dev),
            "The agent makes the device by itself when its pod starts; nothing else is to undo.",
            "Pods of that node lose the other nodes until the agent has set up the device, some"
                + " seconds."));
  }
}
