package io.netlapse.engine.diagnostics.podrange;

import io.netlapse.engine.diagnostics.network.PodRange;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.spi.calico.CalicoPool;
import io.netlapse.spi.calico.CalicoPoolBrief;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.FlannelNetwork;
import io.netlapse.spi.kubernetes.NodeAddress;
import io.netlapse.spi.kubernetes.NodeFirstAddress;
import io.netlapse.spi.network.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pool of Calico's, or flannel's network, with the InternalIP of a node in it, told by the one
 * that asked the API for nodes. A provider's range for pods may hold nodes, too; these may not.
 */
final class PoolOverNodes {

  private PoolOverNodes() {}

  static List<Outcome.Finding> of(NodeView view, PodRanges ranges) {
    List<SeenFact> nodes =
        Stream.of(NodeFirstAddress.KIND, NodeAddress.KIND)
            .flatMap(kind -> view.facts(kind).stream())
            .filter(seen -> seen.fact().field("type", "").equals("InternalIP"))
            .toList();
    return ranges.networks().stream()
        .filter(pool -> isOwnPool(pool.seen()))
        .flatMap(pool -> inside(pool, nodes).map(seen -> words(pool, seen)).stream())
        .toList();
  }

  private static boolean isOwnPool(SeenFact seen) {
    return seen.fact().kind().equals(CalicoPool.KIND)
        || seen.fact().kind().equals(CalicoPoolBrief.KIND)
        || seen.fact().kind().equals(FlannelNetwork.KIND);
  }

  private static Optional<SeenFact> inside(PodRange pool, List<SeenFact> nodes) {
    return nodes.stream()
        .filter(
            seen ->
                IpAddress.parse(seen.fact().field("address", ""))
                    .filter(pool.range()::contains)
                    .isPresent())
        .findFirst();
  }

  private static Outcome.Finding words(PodRange pool, SeenFact node) {
    String address = node.fact().field("address", "");
    String name = node.fact().field("node", "");
    List<Evidence> lines = List.of(pool.seen().evidence(), node.evidence());
    return new Outcome.Finding(
        pool.range().text(),
        Severity.WARNING,
        "%s (the pods' range) has the address %s of %s in it"
            .formatted(pool.range(), address, name),
        ("The network plug-in gives pods addresses from %s, and nodes have theirs there: %s is %s."
             + " A pod can get the address of a machine, and what the plug-in masquerades or routes"
             + " as pods' traffic is the nodes' as well.")
            .formatted(pool.range(), address, name),
        lines,
        List.of("kubectl get nodes -o wide", "calicoctl get ippool -o wide"),
        new Remedy(
            List.of("calicoctl get ippool -o wide"),
            "Add another IPPool outside of every network of the nodes, disable this one, and"
                + " restart the pods; else a new cluster with other ranges.",
            "The command only shows.",
            "Changing ranges of a cluster that runs interrupts every pod."));
  }
}
