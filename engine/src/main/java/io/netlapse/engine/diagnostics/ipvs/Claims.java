package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.engine.diagnostics.index.Grouping;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.engine.diagnostics.network.RouteGrouping;
import io.netlapse.spi.diagnose.ClusterIndex;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of which it is known that they are not the examined node's: other nodes' own ones,
 * its gateways, the API server's. The first claim to an address counts, in that order.
 *
 * @param node the examined node
 * @param ofNodes other nodes' own addresses, as they show them
 * @param ofObjects the addresses of other nodes' objects
 * @param silent the other nodes whose own addresses are not known, in the cluster's order
 * @param others how many other nodes there are
 */
record Claims(
    NodeView node,
    Map<IpAddress, SeenFact> ofNodes,
    Map<IpAddress, SeenFact> ofObjects,
    List<String> silent,
    int others) {

  /** The port of the API server behind the Service {@code kubernetes}, as kubeadm sets it. */
  private static final int API_SERVER_PORT = 6443;

  private static final ClusterIndex<Shown> SHOWN = Shown::of;

  /** A gateway is a neighbour, so never this node. */
  private static final RouteGrouping<IpAddress> GATEWAYS =
      new RouteGrouping<>(route -> route.isUnicast() ? route.gateway() : Optional.empty());

  private static final Grouping<IpAddress, SeenFact> API_SERVERS =
      new Grouping<>(
          IpvsRealServer.KIND,
          Function.identity(),
          seen -> apiServer(IpvsRealServer.of(seen.fact())));

  /**
   * What nodes show of themselves.
   *
   * @param addresses their own addresses; of two nodes that have one, the first
   * @param silent those that show none, in order
   */
  private record Shown(Map<IpAddress, SeenFact> addresses, List<String> silent) {

    static Shown of(List<? extends NodeView> nodes) {
      Map<IpAddress, SeenFact> addresses = new HashMap<>();
      List<String> silent = new ArrayList<>();
      for (NodeView node : nodes) {
        Map<IpAddress, SeenFact> own = OwnAddresses.of(node);
        if (own.isEmpty()) {
          silent.add(node.id().name());
        }
        own.forEach(addresses::putIfAbsent);
      }
      return new Shown(addresses, silent);
    }
  }

  static Claims of(NodeView node, ClusterView cluster) {
    List<NodeView> others = cluster.others(node);
    Shown shown = cluster.contains(node) ? Shown.of(others) : cluster.index(SHOWN);
    return new Claims(
        node,
        shown.addresses(),
        ObjectAddresses.ofOthers(node, others),
        shown.silent(),
        others.size());
  }

  @Nullable Claim to(IpAddress address) {
    SeenFact owned = ofNodes.get(address);
    if (owned != null) {
      return ofNode(owned);
    }
    SeenFact told = ofObjects.get(address);
    if (told != null) {
      return ofObject(told);
    }
    return Stream.concat(
            GATEWAYS.of(node).get(address).stream().map(Claims::ofRoute),
            node.index(API_SERVERS).get(address).stream().map(Claims::ofApiServer))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether the cluster has no other node, as far as anybody told. Nodes that are there and silent
   * are another thing: they may speak next, so one does not guess in their place.
   */
  boolean isAlone() {
    return others == 0;
  }

  /** What is not known, for people: the silent nodes, the first few by name. */
  String lacking() {
    if (others == 0) {
      return "the addresses of any other node";
    }
    int named = Math.min(3, silent.size());
    String names = String.join(", ", silent.subList(0, named));
    int more = silent.size() - named;
    return "the own addresses of " + names + (more == 0 ? "" : " and " + more + " more");
  }

  /** The API server, as the real server of a Service at another address. */
  private static Optional<IpAddress> apiServer(IpvsRealServer real) {
    return real.serverPort() != API_SERVER_PORT || real.server().equals(real.service().address())
        ? Optional.empty()
        : Optional.of(real.server());
  }

  private static Claim ofNode(SeenFact seen) {
    String name = seen.evidence().node().name();
    String dev = Address.of(seen.fact()).dev();
    return new Claim(name, name + "'s own address on " + dev, seen.evidence());
  }

  private static Claim ofObject(SeenFact seen) {
    String name = seen.fact().field("node", "");
    return new Claim(name, "the InternalIP of " + name, seen.evidence());
  }

  private static Claim ofRoute(NodeRoute route) {
    Evidence line = route.seen().evidence();
    if (route.isDefault()) {
      String family = route.dst().family() == IpFamily.INET ? "" : "IPv6 ";
      return new Claim("the default gateway", "this node's default " + family + "gateway", line);
    }
    return new Claim(
        "the gateway of " + route.dst(),
        "the next hop of this node's route to " + route.dst(),
        line);
  }

  private static Claim ofApiServer(SeenFact seen) {
    return new Claim(
        "the API server",
        "the API server's endpoint, to which the Service at %s leads"
            .formatted(IpvsRealServer.of(seen.fact()).service().address()),
        seen.evidence());
  }
}
