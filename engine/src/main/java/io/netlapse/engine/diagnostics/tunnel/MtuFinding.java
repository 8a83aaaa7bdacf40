package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.LinkMtu;
import java.util.List;

/** The words about sizes of packets that do not fit together. */
final class MtuFinding {

  private MtuFinding() {}

  /** A tunnel that sends more than the device below takes. */
  static Outcome tooLarge(NodeView node, OverlayLink tunnel, SeenFact own, SeenFact below) {
    String name = node.id().name();
    int room = MtuMismatch.mtu(below) - tunnel.overhead();
    String lower = LinkMtu.of(below.fact()).dev();
    return finding(
        tunnel.dev(),
        Severity.WARNING,
        "%s of %s has the MTU %d, and %s leaves room for %d"
            .formatted(tunnel.dev(), name, MtuMismatch.mtu(own), lower, room),
        ("%s takes packets of %d bytes and adds %d, and %s carries %d at most. Larger ones are cut"
                + " into fragments or dropped: small answers arrive, and large ones, such as TLS"
                + " handshakes and downloads between pods of different nodes, hang.")
            .formatted(
                tunnel.dev(),
                MtuMismatch.mtu(own),
                tunnel.overhead(),
                lower,
                MtuMismatch.mtu(below)),
        List.of(own, below),
        tunnel.dev(),
        room);
  }

  /** A tunnel that sends more than the same tunnel of another node takes. */
  static Outcome unlikePeer(NodeView node, OverlayLink tunnel, SeenFact own, SeenFact other) {
    String peer = other.evidence().node().name();
    return finding(
        tunnel.dev(),
        Severity.WARNING,
        "%s has the MTU %d on %s and %d on %s"
            .formatted(
                tunnel.dev(), MtuMismatch.mtu(own), node.id().name(), MtuMismatch.mtu(other), peer),
        ("Both ends of a tunnel should take packets of one size. What is larger than %d bytes and"
                + " comes from %s may not arrive whole at %s, whose network is smaller or whose"
                + " agent was set up otherwise.")
            .formatted(MtuMismatch.mtu(other), node.id().name(), peer),
        List.of(own, other),
        tunnel.dev(),
        MtuMismatch.mtu(other));
  }

  /** Pods that send more than the tunnel takes. */
  static Outcome pods(
      String subject, Severity severity, OverlayLink tunnel, SeenFact own, SeenFact pod) {
    String dev = LinkMtu.of(pod.fact()).dev();
    return finding(
        subject,
        severity,
        "pods on %s may send %d bytes, and %s takes %d"
            .formatted(
                pod.evidence().node().name(),
                MtuMismatch.mtu(pod),
                tunnel.dev(),
                MtuMismatch.mtu(own)),
        ("The pod's link %s has the MTU %d, more than the %d of %s, by which it reaches pods of"
                + " other nodes. The pod was set up by another configuration than the plug-in's,"
                + " or before the MTU was changed; it depends on ICMP messages that say how much"
                + " fits.")
            .formatted(dev, MtuMismatch.mtu(pod), MtuMismatch.mtu(own), tunnel.dev()),
        List.of(pod, own),
        tunnel.dev(),
        MtuMismatch.mtu(own),
        "kubectl -n NAMESPACE delete pod POD   # after the plug-in has the MTU");
  }

  private static Outcome finding(
      String subject,
      Severity severity,
      String title,
      String explanation,
      List<SeenFact> evidence,
      String tunnel,
      int mtu) {
    return finding(
        subject,
        severity,
        title,
        explanation,
        evidence,
        tunnel,
        mtu,
        "ip link set dev %s mtu %d".formatted(tunnel, mtu));
  }

  private static Outcome finding(
      String subject,
      Severity severity,
      String title,
      String explanation,
      List<SeenFact> evidence,
      String tunnel,
      int mtu,
      String command) {
    return new Outcome.Finding(
        subject,
        severity,
        title,
        explanation,
        evidence.stream().map(SeenFact::evidence).toList(),
        List.of(
            "ip -d link show dev " + tunnel,
            "ip route show default",
            "ping -M do -s %d ADDRESS-OF-A-POD-ON-ANOTHER-NODE".formatted(mtu - 28)),
        new Remedy(
            List.of(command),
            ("Set the MTU %d in the plug-in: of Calico spec.calicoNetwork.mtu of the Installation,"
                    + " or veth_mtu of the ConfigMap calico-config; of flannel start its pod anew,"
                    + " which takes it from the uplink. Then make pods anew: they keep the MTU that"
                    + " they were made with.")
                .formatted(mtu),
            command.startsWith("ip ")
                ? "Set the former MTU by the same command."
                : "Give the plug-in its former MTU and make the pods anew.",
            "A smaller MTU costs some throughput and nothing else; a larger one than the network"
                + " carries loses packets."));
  }
}
