package io.netlapse.engine.diagnostics.network;

import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.spi.calico.CalicoPool;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.FlannelNetwork;
import io.netlapse.spi.kubernetes.NodeAnnotation;
import io.netlapse.spi.kubernetes.NodePodCidr;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
 *     flannel does: some node shows the range that its object has. Calico and Cilium may give out
 *     ranges of their own, and then {@code spec.podCIDRs} says nothing of pods
 */
public record PodRanges(
    OfNode self, List<OfNode> others, List<PodRange> networks, boolean followsNodeObjects) {

  /** What a rule that uses this reads of the node, and believes of others. */
  public static final List<FactKind> KINDS =
      Kinds.of(
          OwnPodRanges.KINDS,
          KnownNodes.KINDS,
          List.of(NodePodCidr.KIND, FlannelNetwork.KIND, CalicoPool.KIND));

  private static final Set<String> NETWORKS =
      Set.of("FLANNEL_NETWORK", "FLANNEL_IPV6_NETWORK", "Network", "IPv6Network");

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

  /** The ranges as they are known when a node is examined. */
  public static PodRanges of(NodeView node, ClusterView cluster) {
    List<NodeView> views = new ArrayList<>(List.of(node));
    views.addAll(cluster.others(node));
    SortedMap<String, Set<IpAddress>> addresses = new TreeMap<>();
    SortedMap<String, List<PodRange>> ranges = new TreeMap<>();
    List<PodRange> networks = new ArrayList<>();
    for (NodeView view : views) {
      KnownNodes.toldBy(view)
          .forEach((name, told) -> addresses.merge(name, told, PodRanges::union));
      told(view, ranges);
      networks.addAll(networks(view));
    }
    List<OfNode> nodes = new ArrayList<>();
    for (NodeView view : views) {
      nodes.add(merged(view, addresses, ranges));
    }
    Stream.concat(addresses.keySet().stream(), ranges.keySet().stream())
        .distinct()
        .sorted()
        .map(
            name ->
                new OfNode(
                    name,
                    addresses.getOrDefault(name, Set.of()),
                    ranges.getOrDefault(name, List.of())))
        .forEach(nodes::add);
    return new PodRanges(
        nodes.getFirst(),
        nodes.subList(1, nodes.size()),
        networks,
        nodes.stream().anyMatch(PodRanges::showsItsObject));
  }

  /** The ranges from which a node's pods do have addresses. */
  public List<PodRange> inUse(OfNode node) {
    return node.ranges().stream()
        .filter(range -> followsNodeObjects || range.source() != Source.NODE_OBJECT)
        .toList();
  }

  private static boolean showsItsObject(OfNode node) {
    return node.ranges().stream()
        .filter(range -> range.source() == Source.NODE_OBJECT)
        .anyMatch(
            told ->
                node.ranges().stream()
                    .anyMatch(
                        range ->
                            range.source() != Source.NODE_OBJECT
                                && range.range().equals(told.range())));
  }

  /** The other node that has an address, if it is known. */
  public Optional<OfNode> owner(IpAddress address) {
    return others.stream().filter(other -> other.addresses().contains(address)).findFirst();
  }

  /** A node that shows itself, with what Node objects say of it; takes those out. */
  private static OfNode merged(
      NodeView view,
      SortedMap<String, Set<IpAddress>> addresses,
      SortedMap<String, List<PodRange>> ranges) {
    Set<String> names = KnownNodes.namesOf(view);
    Set<IpAddress> shown = KnownNodes.shownBy(view);
    List<PodRange> all = new ArrayList<>(OwnPodRanges.of(view));
    List<String> same =
        Stream.concat(addresses.keySet().stream(), ranges.keySet().stream())
            .distinct()
            .filter(
                name ->
                    names.contains(name)
                        || addresses.getOrDefault(name, Set.of()).stream().anyMatch(shown::contains)
                        || IpAddress.parse(name).filter(shown::contains).isPresent())
            .toList();
    Set<IpAddress> known = shown;
    for (String name : same) {
      known = union(known, removed(addresses.remove(name), Set.of()));
      all.addAll(removed(ranges.remove(name), List.of()));
    }
    return new OfNode(view.id().name(), known, all);
  }

  private static <T> T removed(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private static void told(NodeView view, SortedMap<String, List<PodRange>> ranges) {
    for (SeenFact seen : view.facts(NodePodCidr.KIND)) {
      NodePodCidr told = NodePodCidr.of(seen.fact());
      add(ranges, told.node(), told.cidr(), seen);
    }
    for (SeenFact seen : view.facts(NodeAnnotation.KIND)) {
      NodeAnnotation told = NodeAnnotation.of(seen.fact());
      if (told.annotation().endsWith("-pod-cidr")) {
        add(ranges, told.node(), told.value(), seen);
      }
    }
  }

  private static void add(
      SortedMap<String, List<PodRange>> ranges, String node, @Nullable String cidr, SeenFact seen) {
    if (cidr != null) {
      IpPrefix.parse(cidr)
          .map(prefix -> new PodRange(prefix, Source.NODE_OBJECT, seen))
          .ifPresent(range -> ranges.computeIfAbsent(node, _ -> new ArrayList<>()).add(range));
    }
  }

  private static List<PodRange> networks(NodeView view) {
    List<PodRange> networks = new ArrayList<>();
    for (SeenFact seen : view.facts(ConfigSetting.KIND)) {
      ConfigSetting setting = ConfigSetting.of(seen.fact());
      boolean flannel = setting.owner().equals("flannel") && NETWORKS.contains(setting.path());
      boolean proxy = setting.owner().equals("kube-proxy") && setting.path().equals("clusterCIDR");
      if (flannel || proxy) {
        addNetwork(networks, setting.value(), seen);
      }
    }
    for (SeenFact seen : view.facts(FlannelNetwork.KIND)) {
      FlannelNetwork network = FlannelNetwork.of(seen.fact());
      addNetwork(networks, network.network(), seen);
      addNetwork(networks, network.network6(), seen);
    }
    for (SeenFact seen : view.facts(CalicoPool.KIND)) {
      CalicoPool pool = CalicoPool.of(seen.fact());
      if (!pool.disabled() && (pool.uses().isEmpty() || pool.uses().contains("Workload"))) {
        addNetwork(networks, pool.cidr(), seen);
      }
    }
    return networks;
  }

  private static void addNetwork(
      Collection<PodRange> networks, @Nullable String text, SeenFact seen) {
    if (text != null) {
      Stream.of(text.split(","))
          .flatMap(part -> IpPrefix.parse(part.trim()).stream())
          .forEach(prefix -> networks.add(new PodRange(prefix, Source.CLUSTER, seen)));
    }
  }

  private static Set<IpAddress> union(Set<IpAddress> one, Set<IpAddress> other) {
    return Stream.concat(one.stream(), other.stream()).collect(toSet());
  }
}
