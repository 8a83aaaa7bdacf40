package io.netlapse.engine.diagnostics.cni;

import io.netlapse.spi.calico.CalicoNode;
import io.netlapse.spi.calico.CalicoNodeAddress;
import io.netlapse.spi.calico.CalicoNodeBrief;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.NodeAddress;
import io.netlapse.spi.kubernetes.NodeAnnotation;
import io.netlapse.spi.kubernetes.NodeFirstAddress;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the API tells of the nodes of a cluster: their own addresses, and the one that the network
 * plug-in took for each.
 *
 * @param own the addresses of type InternalIP and ExternalIP by node
 * @param taken the addresses that plug-ins took, by node and plug-in in order
 */
record TakenAddresses(SortedMap<String, Set<IpAddress>> own, List<Taken> taken) {

  /** The kinds of facts of which it is made; a rule that uses this reads them. */
  static final List<FactKind> KINDS =
      List.of(
          NodeAddress.KIND,
          NodeFirstAddress.KIND,
          NodeAnnotation.KIND,
          CalicoNode.KIND,
          CalicoNodeBrief.KIND,
          CalicoNodeAddress.KIND);

  private static final String CALICO = "projectcalico.org/IPv4Address";
  private static final String FLANNEL = "flannel.alpha.coreos.com/public-ip";

  /**
   * An address that a plug-in took for a node.
   *
   * @param plugin {@code Calico} or {@code flannel}
   * @param node the node
   * @param address the address, with the length of its network where that is told
   * @param seen the fact that says so
   */
  record Taken(String plugin, String node, IpPrefix address, SeenFact seen) {}

  /** Gathers what one node's outputs tell of all nodes. */
  static TakenAddresses of(NodeView view) {
    SortedMap<String, Set<IpAddress>> own = new TreeMap<>();
    for (SeenFact seen : view.facts(NodeAddress.KIND)) {
      NodeAddress address = NodeAddress.of(seen.fact());
      own(own, address.node(), address.type(), address.address());
    }
    for (SeenFact seen : view.facts(NodeFirstAddress.KIND)) {
      NodeFirstAddress address = NodeFirstAddress.of(seen.fact());
      own(own, address.node(), address.type(), address.address());
    }
    for (SeenFact seen : view.facts(CalicoNodeAddress.KIND)) {
      CalicoNodeAddress address = CalicoNodeAddress.of(seen.fact());
      own(own, address.node(), address.type(), address.address());
    }
    return new TakenAddresses(own, taken(view));
  }

  private static void own(
      SortedMap<String, Set<IpAddress>> own, String node, String type, String text) {
    if (type.equals("InternalIP") || type.equals("ExternalIP")) {
      IpAddress.parse(text)
          .ifPresent(address -> own.computeIfAbsent(node, key -> new TreeSet<>()).add(address));
    }
  }

  private static List<Taken> taken(NodeView view) {
    SortedMap<String, Taken> byNode = new TreeMap<>();
    for (SeenFact seen : view.facts(CalicoNodeBrief.KIND)) {
      CalicoNodeBrief node = CalicoNodeBrief.of(seen.fact());
      put(byNode, "Calico", node.node(), node.address(), seen);
    }
    for (SeenFact seen : view.facts(NodeAnnotation.KIND)) {
      NodeAnnotation annotation = NodeAnnotation.of(seen.fact());
      if (annotation.annotation().equals(CALICO)) {
        put(byNode, "Calico", annotation.node(), annotation.value(), seen);
      } else if (annotation.annotation().equals(FLANNEL)) {
        put(byNode, "flannel", annotation.node(), annotation.value(), seen);
      }
    }
    for (SeenFact seen : view.facts(CalicoNode.KIND)) {
      CalicoNode node = CalicoNode.of(seen.fact());
      put(byNode, "Calico", node.node(), node.address(), seen);
    }
    return List.copyOf(byNode.values());
  }

  private static void put(
      SortedMap<String, Taken> byNode,
      String plugin,
      String node,
      @Nullable String text,
      SeenFact seen) {
    Stream.ofNullable(text)
        .flatMap(told -> IpPrefix.parse(told).stream())
        .forEach(
            address -> byNode.put(plugin + " " + node, new Taken(plugin, node, address, seen)));
  }

  /** Whether an address is one that the API knows for the node; also where it knows none. */
  boolean isOwn(Taken address) {
    Set<IpAddress> addresses = own.getOrDefault(address.node(), Set.of());
    return addresses.stream().noneMatch(known -> known.family() == address.address().family())
        || addresses.contains(address.address().address());
  }

  /**
   * Whether a plug-in keeps to a network of its own on purpose: another node's address that is not
   * the API's either lies in the same network, and none has the API's.
   */
  boolean isSharedNetwork(Taken address) {
    boolean mixed =
        taken.stream()
            .filter(other -> other.plugin().equals(address.plugin()))
            .anyMatch(
                other ->
                    own.getOrDefault(other.node(), Set.of()).contains(other.address().address()));
    return !mixed
        && taken.stream()
            .filter(other -> other.plugin().equals(address.plugin()))
            .filter(other -> !other.node().equals(address.node()))
            .filter(other -> !other.address().address().equals(address.address().address()))
            .anyMatch(other -> network(address.address()).contains(other.address().address()));
  }

  /** Whether another node's plug-in took the same address. */
  boolean isTwice(Taken address) {
    return taken.stream()
        .anyMatch(
            other ->
                other.plugin().equals(address.plugin())
                    && !other.node().equals(address.node())
                    && other.address().address().equals(address.address().address()));
  }

  /** Whether another node of the plug-in lies in a network of the API's address for this one. */
  boolean othersAreElsewhere(Taken address) {
    int length = network(address.address()).length();
    Set<IpAddress> addresses = own.getOrDefault(address.node(), Set.of());
    return taken.stream()
        .filter(other -> other.plugin().equals(address.plugin()))
        .filter(other -> !other.node().equals(address.node()))
        .anyMatch(
            other ->
                addresses.stream()
                    .filter(mine -> mine.family() == other.address().family())
                    .anyMatch(
                        mine ->
                            new IpPrefix(mine, length)
                                .network()
                                .contains(other.address().address())));
  }

  /** The network of an address; of one without length the usual one. */
  private static IpPrefix network(IpPrefix address) {
    int usual = address.family().bits() == 32 ? 24 : 64;
    return (address.isSingle() ? new IpPrefix(address.address(), usual) : address).network();
  }
}
