package io.netlapse.engine.diagnostics.ipvs;

import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.index.ViewIndex;
import io.netlapse.engine.diagnostics.network.KnownNodes;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.NodeAddress;
import io.netlapse.spi.kubernetes.NodeFirstAddress;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.system.Hostname;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The InternalIPs of the Node objects of other nodes, whoever asked the API. Which object is the
 * examined node's must be known: by its name, or by an address that both have.
 */
final class ObjectAddresses {

  /** What is read of the node, and believed of others. */
  static final List<FactKind> KINDS = List.of(NodeAddress.KIND, NodeFirstAddress.KIND);

  /** What is read of the node besides. */
  static final List<FactKind> NAMES = List.of(Hostname.KIND);

  private static final ViewIndex<List<SeenFact>> TOLD = new ViewIndex<>(ObjectAddresses::toldBy);

  private ObjectAddresses() {}

  /** The InternalIPs of other nodes' objects, each with the line that tells it. */
  static SortedMap<IpAddress, SeenFact> ofOthers(NodeView node, List<NodeView> others) {
    List<SeenFact> told = told(node, others);
    Set<String> own = ownNames(node, told);
    SortedMap<IpAddress, SeenFact> of = new TreeMap<>();
    if (!own.isEmpty()) {
      told.stream()
          .filter(seen -> !own.contains(seen.fact().field("node", "")))
          .forEach(
              seen ->
                  IpAddress.parse(address(seen)).ifPresent(known -> of.putIfAbsent(known, seen)));
    }
    return of;
  }

  /** The InternalIPs of the node's own object. */
  static Set<IpAddress> ofSelf(NodeView node, List<NodeView> others) {
    List<SeenFact> told = told(node, others);
    Set<String> own = ownNames(node, told);
    return told.stream()
        .filter(seen -> own.contains(seen.fact().field("node", "")))
        .flatMap(seen -> IpAddress.parse(address(seen)).stream())
        .collect(toSet());
  }

  private static Set<String> ownNames(NodeView node, List<SeenFact> told) {
    Set<String> addresses = new HashSet<>(Set.of(node.id().name()));
    OwnAddresses.of(node).keySet().forEach(address -> addresses.add(address.text()));
    Set<String> own = new HashSet<>();
    for (SeenFact seen : told) {
      String name = seen.fact().field("node", "");
      boolean named = IpAddress.parse(name).isEmpty() && KnownNodes.isName(node, name);
      if (named || addresses.contains(name) || addresses.contains(address(seen))) {
        own.add(name);
      }
    }
    return own;
  }

  private static List<SeenFact> told(NodeView node, List<NodeView> others) {
    List<SeenFact> told = new ArrayList<>(TOLD.of(node));
    others.forEach(other -> told.addAll(TOLD.of(other)));
    return told;
  }

  private static List<SeenFact> toldBy(NodeView view) {
    return KINDS.stream()
        .flatMap(kind -> view.facts(kind).stream())
        .filter(seen -> seen.fact().field("type", "").equals("InternalIP"))
        .toList();
  }

  private static String address(SeenFact seen) {
    return seen.fact().field("address", "");
  }
}
