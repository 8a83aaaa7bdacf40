package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.LinkDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plug-in's VXLAN device that sends from an interface or address that cannot be right. */
final class TunnelSource {

  private TunnelSource() {}

  /** A finding for each such device. */
  static List<Outcome.Finding> findings(NodeView node) {
    List<Outcome.Finding> findings = new ArrayList<>();
    for (SeenFact seen : node.facts(LinkDetail.KIND)) {
      LinkDetail detail = LinkDetail.of(seen.fact());
      String below = detail.attributes().get("link");
      String local = detail.attributes().get("local");
      if (!detail.kind().equals("vxlan") || OwnAddresses.isUplink(detail.dev())) {
        continue;
      }
      if (below != null && CniWrongInterface.isOfContainers(below)) {
        findings.add(wrongDevice(node, seen, detail.dev(), below));
      } else if (below != null && local != null) {
        goneAddress(node, seen, detail.dev(), below, local).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Outcome.Finding wrongDevice(
      NodeView node, SeenFact seen, String dev, String below) {
    return finding(
        dev,
        "%s of %s sends by %s, which reaches no other node".formatted(dev, node.id().name(), below),
        ("%s was built on %s, a device for containers of this node alone. What it sends never"
                + " leaves %s, so that no pod here reaches a pod elsewhere.")
            .formatted(dev, below, node.id().name()),
        node,
        List.of(seen));
  }

  /** The device below has addresses that were shown, and the one that is sent from is none. */
  private static Optional<Outcome.Finding> goneAddress(
      NodeView node, SeenFact seen, String dev, String below, String local) {
    Optional<IpAddress> source = IpAddress.parse(local);
    List<NodeAddress> there =
        NodeAddress.of(node).stream()
            .filter(address -> address.dev().equals(below))
            .filter(
                address ->
                    source.isPresent() && address.address().family() == source.get().family())
            .toList();
    boolean nowhere =
        NodeAddress.of(node).stream()
            .noneMatch(address -> source.filter(address.address().address()::equals).isPresent());
    if (there.isEmpty() || !nowhere) {
      return Optional.empty();
    }
    NodeAddress now = there.getFirst();
    return Optional.of(
        finding(
            dev,
            "%s of %s sends from %s, and %s has %s now"
                .formatted(dev, node.id().name(), local, below, now.address().address()),
            ("%s sends from %s, an address that %s does not have any more. The other nodes still"
                    + " send to %s as well: packets between pods of this node and others are"
                    + " lost both ways.")
                .formatted(dev, local, node.id().name(), local),
            node,
            List.of(seen, now.seen())));
  }

  private static Outcome.Finding finding(
      String dev, String title, String explanation, NodeView node, List<SeenFact> evidence) {
    return new Outcome.Finding(
        dev,
        Severity.CRITICAL,
        title,
        explanation,
        evidence.stream().map(SeenFact::evidence).toList(),
        List.of("ip -d link show dev " + dev, "ip -br address", "ip route show default"),
        WrongAddress.remedy(dev.startsWith("vxlan") ? "Calico" : "flannel", node.id().name()));
  }
}
