package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.calico.CalicoNode;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.NodeAnnotation;
import io.netlapse.spi.kubernetes.NodeFirstAddress;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.system.Hostname;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** At which addresses nodes are: what they show themselves, and what the cluster tells of them. */
public final class KnownNodes {

  /** What is read of a node. */
  static final List<FactKind> KINDS =
      Kinds.of(
          NodeRoute.KINDS,
          List.of(
              Address.KIND,
              Hostname.KIND,
              io.netlapse.spi.kubernetes.NodeAddress.KIND,
              NodeFirstAddress.KIND,
              NodeAnnotation.KIND,
              CalicoNode.KIND));

  /** Annotations by which network plug-ins tell each other where a node is. */
  private static final Set<String> ADDRESSES =
      Set.of(
          "flannel.alpha.coreos.com/public-ip",
          "flannel.alpha.coreos.com/public-ipv6",
          "projectcalico.org/IPv4Address",
          "projectcalico.org/IPv6Address");

  /** Routes that come with an address of an uplink. */
  private static final RouteSelection OF_UPLINKS =
      new RouteSelection(
          route ->
              route.src() != null
                  && route.isConnected()
                  && OwnAddresses.isUplink(String.valueOf(route.dev())));

  private KnownNodes() {}

  /** Whether a fact that this reads can tell where a node is. */
  static boolean matters(Fact fact) {
    boolean uplink = OwnAddresses.isUplink(fact.field("dev", ""));
    if (NodeRoute.KINDS.contains(fact.kind())) {
      return uplink && fact.field("src").isPresent() && fact.field("via").isEmpty();
    }
    return fact.kind().equals(NodeAnnotation.KIND)
        ? ADDRESSES.contains(NodeAnnotation.of(fact).annotation())
        : uplink || !fact.kind().equals(Address.KIND);
  }

  /**
   * The addresses that a node has on its uplinks, as it shows them; its name is one where kubelet
   * was told to register the node by its address.
   */
  static Set<IpAddress> shownBy(NodeView node) {
    Set<IpAddress> addresses = new TreeSet<>(OwnAddresses.of(node).keySet());
    IpAddress.parse(node.id().name()).ifPresent(addresses::add);
    for (NodeRoute route : OF_UPLINKS.of(node)) {
      IpAddress.parse(Objects.requireNonNull(route.src())).ifPresent(addresses::add);
    }
    return addresses;
  }

  /** The names by which a node calls itself. */
  static Set<String> namesOf(NodeView node) {
    Set<String> names = new HashSet<>(Set.of(node.id().name()));
    node.facts(Hostname.KIND).forEach(seen -> names.add(Hostname.of(seen.fact()).name()));
    return names;
  }

  /**
   * Whether a node calls itself so, as far as it tells, with or without its domain. An address is
   * taken for it: a shortened table shows that instead of a name.
   */
  public static boolean isName(NodeView node, String name) {
    return IpAddress.parse(name).isPresent()
        || namesOf(node).stream()
            .anyMatch(
                own ->
                    own.equals(name) || own.startsWith(name + ".") || name.startsWith(own + "."));
  }

  /** The addresses of Node objects, by their names, as a view tells them. */
  static SortedMap<String, Set<IpAddress>> toldBy(NodeView view) {
    SortedMap<String, Set<IpAddress>> told = new TreeMap<>();
    for (SeenFact seen : view.facts(io.netlapse.spi.kubernetes.NodeAddress.KIND)) {
      var address = io.netlapse.spi.kubernetes.NodeAddress.of(seen.fact());
      add(told, address.node(), address.address());
    }
    for (SeenFact seen : view.facts(NodeFirstAddress.KIND)) {
      NodeFirstAddress address = NodeFirstAddress.of(seen.fact());
      add(told, address.node(), address.address());
    }
    for (SeenFact seen : view.facts(NodeAnnotation.KIND)) {
      NodeAnnotation annotation = NodeAnnotation.of(seen.fact());
      if (ADDRESSES.contains(annotation.annotation())) {
        add(told, annotation.node(), annotation.value());
      }
    }
    for (SeenFact seen : view.facts(CalicoNode.KIND)) {
      CalicoNode node = CalicoNode.of(seen.fact());
      add(told, node.node(), node.address());
      add(told, node.node(), node.address6());
    }
    return told;
  }

  private static void add(Map<String, Set<IpAddress>> told, String node, @Nullable String text) {
    if (text != null) {
      IpPrefix.parse(text)
          .ifPresent(
              prefix -> told.computeIfAbsent(node, _ -> new TreeSet<>()).add(prefix.address()));
    }
  }
}
