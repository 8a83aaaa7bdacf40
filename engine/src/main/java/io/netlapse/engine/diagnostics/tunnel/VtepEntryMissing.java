package io.netlapse.engine.diagnostics.tunnel;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.RefusedRoute;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.spi.bridge.FdbEntry;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.Neighbour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A peer behind a VXLAN device to which a route leads, and of which the neighbour table or the
 * forwarding database knows nothing. Page: {@code docs/rules/vtep-entry-missing.md}.
 */
public final class VtepEntryMissing implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "vtep-entry-missing",
          "A VXLAN peer has no neighbour or forwarding entry",
          Severity.CRITICAL,
          Kinds.of(NodeRoute.KINDS, RefusedRoute.KINDS, List.of(Neighbour.KIND, FdbEntry.KIND)),
          List.of(),
          TunnelMechanisms.REMAKING);

  private static final RouteSelection TO_PEERS =
      new RouteSelection(
          route -> route.gateway().isPresent() && route.dev() != null && Vtep.isVtep(route.dev()));

  /** For {@link java.util.ServiceLoader}. */
  public VtepEntryMissing() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of("leftover-cni-interface", "cni-route-add-failed", "cni-backend-mismatch");
  }

  /** A lag between looks at two nodes would look like it. */
  @Override
  public boolean together() {
    return true;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    SortedMap<Side, SortedMap<IpAddress, NodeRoute>> sides = sides(node);
    if (sides.isEmpty()) {
      return NodeRoute.wereLookedAt(node)
          ? List.of()
          : List.of(
              new Outcome.Unknown(
                  null, "routes and neighbours of the VXLAN device of " + node.id().name()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    sides.forEach((side, peers) -> outcomes.addAll(of(node, side, peers)));
    return outcomes;
  }

  /**
   * A device's peers of one family: people show the entries of one device, or of one family, and
   * those of another one are not missing then.
   *
   * @param dev the device
   * @param family of the peers' addresses
   */
  private record Side(String dev, IpFamily family) {}

  /** The addresses of peers' devices that routes lead to. */
  private static SortedMap<Side, SortedMap<IpAddress, NodeRoute>> sides(NodeView node) {
    SortedMap<Side, SortedMap<IpAddress, NodeRoute>> sides =
        new TreeMap<>(comparing(Side::dev).thenComparing(Side::family));
    for (NodeRoute route : TO_PEERS.of(node)) {
      IpAddress peer = route.gateway().orElseThrow();
      sides
          .computeIfAbsent(
              new Side(String.valueOf(route.dev()), peer.family()), _ -> new TreeMap<>())
          .putIfAbsent(peer, route);
    }
    return sides;
  }

  private static List<Outcome> of(NodeView node, Side side, SortedMap<IpAddress, NodeRoute> peers) {
    SortedMap<IpAddress, SeenFact> known = new TreeMap<>();
    for (SeenFact seen : node.facts(Neighbour.KIND)) {
      Neighbour entry = Neighbour.of(seen.fact());
      if (entry.dev().equals(side.dev())
          && entry.address().family() == side.family()
          && entry.lladdr() != null) {
        known.putIfAbsent(entry.address(), seen);
      }
    }
    if (known.isEmpty()) {
      // A table that shows no peer at all may be a part.
      return List.of(
          new Outcome.Unknown(
              null, "the neighbours of %s of %s".formatted(side.dev(), node.id().name())));
    }
    List<Outcome> outcomes = new ArrayList<>(withoutNeighbour(node, side, peers, known));
    outcomes.addAll(withoutForwarding(node, side, known));
    outcomes.addAll(withoutRoute(node, side, known));
    return outcomes;
  }

  private static List<Outcome> withoutNeighbour(
      NodeView node,
      Side side,
      SortedMap<IpAddress, NodeRoute> peers,
      SortedMap<IpAddress, SeenFact> known) {
    List<Map.Entry<IpAddress, NodeRoute>> missing =
        peers.entrySet().stream().filter(peer -> !known.containsKey(peer.getKey())).toList();
    // Where most are missing, somebody showed a part of the table.
    Severity severity =
        missing.size() <= peers.size() - missing.size() ? Severity.CRITICAL : Severity.INFO;
    // An entry that is there shows that the table was.
    Evidence sibling = known.values().iterator().next().evidence();
    return missing.stream()
        .<Outcome>map(
            peer ->
                new MissingEntry(node.id().name(), side.dev(), peer.getKey())
                    .neighbour(
                        severity,
                        peer.getValue().dst(),
                        List.of(peer.getValue().seen().evidence(), sibling)))
        .toList();
  }

  /** Peers that flannel gave up, as it does when it cannot add the route to them. */
  private static List<Outcome> withoutRoute(
      NodeView node, Side side, SortedMap<IpAddress, SeenFact> known) {
    Evidence sibling = known.values().iterator().next().evidence();
    List<Outcome> outcomes = new ArrayList<>();
    for (RefusedRoute refused : RefusedRoute.of(node)) {
      IpAddress peer = refused.gateway();
      if (peer != null
          && peer.family() == side.family()
          && side.dev().startsWith("flannel")
          && !known.containsKey(peer)
          && refused.prefix().address().equals(peer)) {
        outcomes.add(
            new MissingEntry(node.id().name(), side.dev(), peer)
                .givenUp(refused.prefix(), List.of(refused.evidence(), sibling)));
      }
    }
    return outcomes;
  }

  /** Peers whose link-layer address is known, and not where to send it. */
  private static List<Outcome> withoutForwarding(
      NodeView node, Side side, SortedMap<IpAddress, SeenFact> known) {
    Set<String> forwarded =
        node.facts(FdbEntry.KIND).stream()
            .map(seen -> FdbEntry.of(seen.fact()))
            .filter(entry -> entry.dev().equals(side.dev()) && entry.dst() != null)
            .map(entry -> Vtep.lower(entry.lladdr()))
            .collect(toSet());
    List<SeenFact> missing =
        known.values().stream().filter(seen -> !forwarded.contains(mac(seen))).toList();
    return forwarded.isEmpty() || missing.size() > forwarded.size()
        ? List.of()
        : missing.stream()
            .<Outcome>map(
                seen ->
                    new MissingEntry(
                            node.id().name(), side.dev(), Neighbour.of(seen.fact()).address())
                        .forwarding(mac(seen), seen.evidence()))
            .toList();
  }

  private static String mac(SeenFact seen) {
    return Vtep.lower(seen.fact().field("lladdr", ""));
  }
}
