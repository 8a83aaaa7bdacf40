package io.netlapse.engine.diagnostics.bgp;

import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.spi.calico.CalicoBgpPeer;
import io.netlapse.spi.calico.CalicoBgpPeerBrief;
import io.netlapse.spi.calico.CalicoNode;
import io.netlapse.spi.calico.CalicoPool;
import io.netlapse.spi.calico.CalicoSetting;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.kubernetes.PodNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calico's node-to-node mesh is off, and no route reflector takes its place. Page: {@code
 * docs/rules/bgp-mesh-off.md}.
 */
public final class BgpMeshOff implements Diagnostic {

  private static final List<FactKind> READS =
      Stream.of(
              NodeRoute.KINDS,
              Peering.KINDS,
              List.of(
                  CalicoSetting.KIND,
                  CalicoBgpPeer.KIND,
                  CalicoBgpPeerBrief.KIND,
                  CalicoNode.KIND,
                  CalicoPool.KIND,
                  PodAddress.KIND,
                  PodNetwork.KIND))
          .flatMap(List::stream)
          .toList();

  private static final RuleInfo INFO =
      new RuleInfo(
          "bgp-mesh-off",
          "Calico's node-to-node mesh is off and no route reflector takes its place",
          Severity.CRITICAL,
          READS,
          List.of(PodAddress.KIND, PodNetwork.KIND),
          BgpMechanisms.CONFIGURING);

  /** The autonomous system of nodes for which none is set. */
  private static final String DEFAULT_AS = "64512";

  /** For {@link java.util.ServiceLoader}. */
  public BgpMeshOff() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    Optional<SeenFact> mesh = mesh(node);
    if (mesh.isEmpty()) {
      Optional<Outcome> lonely = LonelyBlock.of(node, cluster);
      boolean told = Peering.wereLookedAt(node) || node.lookedAt(CalicoSetting.KIND);
      return lonely.isPresent() || told
          ? lonely.stream().toList()
          : List.of(new Outcome.Unknown(null, "Calico's BGPConfiguration"));
    }
    boolean off = CalicoSetting.of(mesh.get().fact()).value().equals("false");
    return off && !hasReflector(node) && !reachesNodes(node)
        ? List.of(off(node, mesh.get()))
        : List.of();
  }

  private static Optional<SeenFact> mesh(NodeView node) {
    return node.facts(CalicoSetting.KIND).stream()
        .filter(
            seen -> {
              CalicoSetting setting = CalicoSetting.of(seen.fact());
              return setting.kind().equals("bgp")
                  && setting.setting().equals("nodeToNodeMeshEnabled");
            })
        .findFirst();
  }

  /** A node that is one, or a peer that is chosen among nodes by a selector. */
  private static boolean hasReflector(NodeView node) {
    return node.facts(CalicoNode.KIND).stream()
            .anyMatch(seen -> CalicoNode.of(seen.fact()).clusterId() != null)
        || node.facts(CalicoBgpPeer.KIND).stream()
            .anyMatch(seen -> CalicoBgpPeer.of(seen.fact()).peerSelector() != null);
  }

  /** Whether BGP brought a route to pods of another node. */
  private static boolean reachesNodes(NodeView node) {
    return NodeRoute.of(node).stream()
        .anyMatch(
            route ->
                "bird".equals(route.proto())
                    && route.isUnicast()
                    && (route.via() != null || route.isMultipath()));
  }

  /**
   * Whether a peer is of another autonomous system than the nodes, and so reflects no routes among
   * them: each node refuses a route that went through its own system before.
   */
  private static boolean isElsewhere(NodeView node, SeenFact peer) {
    String own =
        node.facts(CalicoSetting.KIND).stream()
            .map(seen -> CalicoSetting.of(seen.fact()))
            .filter(setting -> setting.kind().equals("bgp"))
            .filter(setting -> setting.setting().equals("asNumber"))
            .map(CalicoSetting::value)
            .findFirst()
            .orElse(DEFAULT_AS);
    return peer.fact().field("as").filter(number -> !number.equals(own)).isPresent();
  }

  private static Outcome off(NodeView node, SeenFact mesh) {
    List<SeenFact> peers =
        Stream.of(CalicoBgpPeer.KIND, CalicoBgpPeerBrief.KIND)
            .flatMap(kind -> node.facts(kind).stream())
            .toList();
    boolean asked = node.lookedAt(CalicoBgpPeer.KIND) || node.lookedAt(CalicoBgpPeerBrief.KIND);
    boolean established = Peering.of(node).values().stream().anyMatch(Peering::established);
    boolean needless = CalicoPools.of(node).needNoBgp();
    Severity severity =
        !asked || established || needless
            ? Severity.INFO
            : peers.stream().allMatch(peer -> isElsewhere(node, peer))
                ? Severity.CRITICAL
                : Severity.WARNING;
    List<Evidence> evidence = new ArrayList<>(List.of(mesh.evidence()));
    peers.stream().map(SeenFact::evidence).limit(3).forEach(evidence::add);
    String carried = needless ? " All pools use VXLAN, so that pods do not depend on it." : "";
    return MeshFinding.of(
        severity,
        peers.isEmpty()
            ? "Calico's node-to-node mesh is off" + (asked ? ", and there is no BGPPeer" : "")
            : "Calico's node-to-node mesh is off, and no BGPPeer is a route reflector",
        instead(peers, asked) + carried,
        evidence);
  }

  /** What takes the mesh's place. */
  private static String instead(List<SeenFact> peers, boolean asked) {
    if (!peers.isEmpty()) {
      return "The BGPPeers name other machines. They pass a node's routes on to other nodes only if"
          + " they are set up as route reflectors, or if they are every node's gateway; else no"
          + " node learns where the pods of another one are.";
    }
    return asked
        ? "No BGPPeer takes its place: no node tells another one where its pods are."
        : "Whether BGPPeers with route reflectors take its place was not shown.";
  }
}
