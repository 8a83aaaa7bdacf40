package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.engine.diagnostics.network.BridgeNames;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.LinkDetail;
import io.netlapse.spi.network.LinkMaster;
import io.netlapse.spi.network.LinkMtu;
import io.netlapse.spi.network.LinkState;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.network.RouteBrief;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Packets that a tunnel, or a pod before it, sends do not fit into what carries them, or nodes
 * disagree how large they may be. Page: {@code docs/rules/mtu-mismatch.md}.
 */
public final class MtuMismatch implements Diagnostic {

  private static final List<FactKind> READS =
      List.of(
          LinkMtu.KIND,
          LinkState.KIND,
          LinkDetail.KIND,
          LinkMaster.KIND,
          Route.KIND,
          RouteBrief.KIND);

  private static final RuleInfo INFO =
      new RuleInfo(
          "mtu-mismatch",
          "A tunnel's packets do not fit into the network below, or nodes disagree about their"
              + " size",
          Severity.WARNING,
          READS,
          List.of(LinkMtu.KIND),
          TunnelMechanisms.REMAKING);

  /** The links of pods whose plug-in gives them the tunnel's MTU. */
  private static final Pattern POD_LINK = Pattern.compile("veth[0-9a-f]{7,8}|cali[0-9a-f]{8,}");

  /** For {@link java.util.ServiceLoader}. */
  public MtuMismatch() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** A lag between looks at two nodes would look like it. */
  @Override
  public boolean together() {
    return true;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    SortedMap<String, SeenFact> links = new TreeMap<>();
    node.facts(LinkMtu.KIND).forEach(seen -> links.put(LinkMtu.of(seen.fact()).dev(), seen));
    if (links.isEmpty()) {
      return List.of(new Outcome.Unknown(null, "the MTU of the links of " + node.id().name()));
    }
    SortedMap<String, Outcome> outcomes = new TreeMap<>();
    for (OverlayLink tunnel : OverlayLink.of(node)) {
      SeenFact seen = links.get(tunnel.dev());
      if (seen == null) {
        continue;
      }
      int mtu = mtu(seen);
      SeenFact below = tunnel.below() == null ? null : links.get(tunnel.below());
      if (below != null
          && mtu > mtu(below) - tunnel.overhead()
          && (tunnel.told() || !fitsAnother(links, mtu + tunnel.overhead()))) {
        outcomes.put(tunnel.dev(), MtuFinding.tooLarge(node, tunnel, seen, below));
      } else {
        larger(cluster, node, tunnel, mtu)
            .ifPresent(
                other ->
                    outcomes.put(tunnel.dev(), MtuFinding.unlikePeer(node, tunnel, seen, other)));
      }
      pods(node, links, mtu)
          .ifPresent(
              pod -> {
                String dev = LinkMtu.of(pod.fact()).dev();
                Optional<String> allOf =
                    bridge(node, dev).filter(bridge -> isSetUpSo(node, links, mtu, bridge));
                // Pods come and go; what all of them have stays the same finding.
                String subject = allOf.orElse(dev);
                Severity severity = allOf.isPresent() ? Severity.INFO : Severity.WARNING;
                outcomes.putIfAbsent(
                    subject, MtuFinding.pods(subject, severity, tunnel, seen, pod));
              });
    }
    return new ArrayList<>(outcomes.values());
  }

  /** Whether another uplink carries packets of a size, so that the tunnel may use that one. */
  private static boolean fitsAnother(SortedMap<String, SeenFact> links, int size) {
    return links.values().stream()
        .filter(seen -> !LinkMtu.of(seen.fact()).dev().equals("lo"))
        .filter(seen -> OwnAddresses.isUplink(LinkMtu.of(seen.fact()).dev()))
        .anyMatch(seen -> mtu(seen) >= size);
  }

  static int mtu(SeenFact seen) {
    return Integer.parseInt(LinkMtu.of(seen.fact()).mtu());
  }

  /** The same device of another node that takes only smaller packets. */
  private static Optional<SeenFact> larger(
      ClusterView cluster, NodeView node, OverlayLink tunnel, int mtu) {
    return cluster.others(node).stream()
        .flatMap(other -> other.facts(LinkMtu.KIND).stream())
        .filter(seen -> LinkMtu.of(seen.fact()).dev().equals(tunnel.dev()))
        .filter(seen -> mtu(seen) < mtu)
        .findFirst();
  }

  /** A pod's link that lets larger packets through than the tunnel takes. */
  private static Optional<SeenFact> pods(
      NodeView node, SortedMap<String, SeenFact> links, int tunnel) {
    return links.values().stream()
        .filter(seen -> POD_LINK.matcher(LinkMtu.of(seen.fact()).dev()).matches())
        .filter(seen -> mtu(seen) > tunnel)
        .filter(seen -> isPluginsPort(node, LinkMtu.of(seen.fact()).dev()))
        .findFirst();
  }

  /**
   * A plug-in that gives no port of its bridge the tunnel's size was set up so: the node itself
   * then tells each pod what fits. A single pod that differs, and one whose plug-in always gives
   * the size, was set up otherwise than it should be.
   */
  private static boolean isSetUpSo(
      NodeView node, SortedMap<String, SeenFact> links, int tunnel, String bridge) {
    return links.values().stream()
        .filter(
            seen -> bridge(node, LinkMtu.of(seen.fact()).dev()).filter(bridge::equals).isPresent())
        .allMatch(seen -> mtu(seen) > tunnel);
  }

  /** Whether it is a port of a plug-in's bridge or of none, and so no container of an engine. */
  private static boolean isPluginsPort(NodeView node, String dev) {
    return bridge(node, dev).map(BridgeNames::isOfPods).orElse(true);
  }

  private static Optional<String> bridge(NodeView node, String dev) {
    return node.facts(LinkMaster.KIND).stream()
        .map(seen -> LinkMaster.of(seen.fact()))
        .filter(port -> port.dev().equals(dev))
        .map(LinkMaster::master)
        .findFirst();
  }
}
