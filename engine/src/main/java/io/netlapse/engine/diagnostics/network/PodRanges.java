package io.netlapse.engine.diagnostics.network;

import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.NodeAnnotation;
import io.netlapse.spi.kubernetes.NodePodCidr;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which node gives its pods addresses from which range, as seen from one node: what nodes show
 * themselves (flannel's {@code subnet.env}, the network of {@code cni0}, the route of {@code
 * cilium_host}, CNI configuration, Calico's blackhole routes), and what the cluster tells of them
 * ({@code spec.podCIDRs}, annotations), whoever asked it. A Node object and a node that shows
 * itself are one where they share the name, the host name or an address.
 *
 * @param self the node that is examined
 * @param others every other node that is known, by name; also those that only the cluster tells of
 * @param networks ranges for the pods of the whole cluster
 * @param followsNodeObjects whether the network plug-in takes the ranges of the Node objects, as
 *     flannel does: some node shows the range that its object has, and none has another one by
 *     Cilium. Calico and Cilium may give out ranges of their own, and then {@code spec.podCIDRs}
 *     says nothing of pods
 */
public record PodRanges(
    OfNode self, List<OfNode> others, List<PodRange> networks, boolean followsNodeObjects) {

  /** What a rule that uses this reads of the node, and believes of others. */
  public static final List<FactKind> KINDS =
      Kinds.of(
          OwnPodRanges.KINDS, KnownNodes.KINDS, ClusterRanges.KINDS, List.of(NodePodCidr.KIND));

  /**
   * One node.
   *
   * @param name its name
   * @param addresses those by which other nodes reach it, as far as they are known
   * @param ranges its pods' ranges; one may be there several times, from several sources
   */
  public record OfNode(String name, Set<IpAddress> addresses, List<PodRange> ranges) {

    /** Copies the collections. */
    public OfNode {
      addresses = Set.copyOf(addresses);
      ranges = List.copyOf(ranges);
    }

    /** Whether its Node object tells a range. */
    boolean isTold() {
      for (PodRange range : ranges) {
        if (range.source() == Source.NODE_OBJECT) {
          return true;
        }
      }
      return false;
    }

    /** What says that pods of this node have addresses from exactly this range; the first. */
    public Optional<PodRange> range(IpPrefix prefix) {
      return ranges.stream().filter(range -> range.range().equals(prefix.network())).findFirst();
    }
  }

  /** Copies the lists. */
  public PodRanges {
    others = List.copyOf(others);
    networks = List.copyOf(networks);
  }

  /**
   * Whether a fact of another node plays a part in this. Of a node's many routes and addresses only
   * those do that show a range of pods, or where the node is.
   */
  public static boolean matters(Fact fact) {
    FactKind kind = fact.kind();
    if (NodeRoute.KINDS.contains(kind) || NodeAddress.KINDS.contains(kind)) {
      return OwnPodRanges.matters(fact) || KnownNodes.matters(fact);
    }
    if (kind.equals(NodeAnnotation.KIND)) {
      return KnownNodes.matters(fact) || ToldNodes.isRange(NodeAnnotation.of(fact));
    }
    return !kind.equals(ConfigSetting.KIND)
        || OwnPodRanges.matters(fact)
        || ClusterRanges.isNetwork(ConfigSetting.of(fact));
  }

  /** The ranges as they are known when a node is examined. */
  public static PodRanges of(NodeView node, ClusterView cluster) {
    ToldNodes.Words words = ToldNodes.words(node);
    if (!words.tells() && !cluster.contains(node)) {
      return cluster
          .index(NodesOutside.INDEX)
          .around(node, words)
          .orElseGet(() -> all(node, cluster));
    }
    return all(node, cluster);
  }

  /** The ranges of all nodes, the examined one first, whoever told what. */
  private static PodRanges all(NodeView node, ClusterView cluster) {
    List<NodeView> views = new ArrayList<>(List.of(node));
    views.addAll(cluster.others(node));
    List<ToldNodes.Words> words = views.stream().map(ToldNodes::words).toList();
    ToldNodes told = new ToldNodes();
    words.forEach(told::add);
    List<OfNode> nodes = new ArrayList<>();
    ObjectRanges ofObjects = ObjectRanges.NOT_SHOWN;
    for (int i = 0; i < views.size(); i++) {
      OfNode one = told.merged(views.get(i), words.get(i).shown());
      nodes.add(one);
      ofObjects = ofObjects.and(one);
    }
    nodes.addAll(told.others());
    return new PodRanges(
        nodes.getFirst(),
        nodes.subList(1, nodes.size()),
        words.stream().flatMap(said -> said.networks().stream()).toList(),
        ofObjects.areInUse());
  }

  /** The ranges from which a node's pods do have addresses. */
  public List<PodRange> inUse(OfNode node) {
    if (followsNodeObjects || !node.isTold()) {
      return node.ranges();
    }
    return node.ranges().stream().filter(range -> range.source() != Source.NODE_OBJECT).toList();
  }

  /**
   * The ranges that lie outside of flannel's network: no pod gets an address from one any more,
   * whatever a node still shows from the time of another network.
   */
  public Predicate<IpPrefix> ofFormerNetwork() {
    Map<IpFamily, Set<IpPrefix>> flannels = new EnumMap<>(IpFamily.class);
    for (PodRange network : networks) {
      if (network.source() == Source.FLANNEL_NETWORK) {
        flannels
            .computeIfAbsent(network.range().family(), _ -> new LinkedHashSet<>())
            .add(network.range());
      }
    }
    return prefix -> {
      Set<IpPrefix> alike = flannels.getOrDefault(prefix.family(), Set.of());
      return !alike.isEmpty() && alike.stream().noneMatch(range -> range.contains(prefix));
    };
  }

  /** The other node that has an address, if it is known. */
  public Optional<OfNode> owner(IpAddress address) {
    return others.stream().filter(other -> other.addresses().contains(address)).findFirst();
  }
}
