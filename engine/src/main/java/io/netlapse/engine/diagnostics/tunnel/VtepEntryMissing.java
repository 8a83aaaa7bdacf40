package io.netlapse.engine.diagnostics.tunnel;

import static java.util.stream.Collectors.toSet;

import io.netlapse.spi.bridge.FdbEntry;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.Neighbour;
import io.netlapse.spi.network.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
          List.of(Route.KIND, Neighbour.KIND, FdbEntry.KIND),
          List.of(),
          TunnelMechanisms.REMAKING);

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

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    SortedMap<IpAddress, SeenFact> peers = peers(node);
    List<Neighbour> neighbours =
        node.facts(Neighbour.KIND).stream()
            .map(seen -> Neighbour.of(seen.fact()))
            .filter(entry -> Vtep.isVtep(entry.dev()) && entry.lladdr() != null)
            .toList();
    if (peers.isEmpty() && node.lookedAt(Route.KIND)) {
      return List.of();
    }
    if (peers.isEmpty() || neighbours.isEmpty()) {
      // A table that shows no peer at all may be a part, or that of another family.
      return List.of(
          new Outcome.Unknown(
              null, "routes and neighbours of the VXLAN device of " + node.id().name()));
    }
    List<Outcome> outcomes = new ArrayList<>(withoutNeighbour(node, peers, neighbours));
    outcomes.addAll(withoutForwarding(node, neighbours));
    return outcomes;
  }

  /** The addresses of peers' devices that routes lead to. */
  private static SortedMap<IpAddress, SeenFact> peers(NodeView node) {
    SortedMap<IpAddress, SeenFact> peers = new TreeMap<>();
    for (SeenFact seen : node.facts(Route.KIND)) {
      Route route = Route.of(seen.fact());
      String via = route.via();
      if (via != null && route.dev() != null && Vtep.isVtep(route.dev())) {
        IpAddress.parse(via.substring(via.lastIndexOf(' ') + 1))
            .ifPresent(address -> peers.putIfAbsent(address, seen));
      }
    }
    return peers;
  }

  private static List<Outcome> withoutNeighbour(
      NodeView node, SortedMap<IpAddress, SeenFact> peers, List<Neighbour> neighbours) {
    Set<IpAddress> known = neighbours.stream().map(Neighbour::address).collect(toSet());
    List<IpAddress> missing =
        peers.keySet().stream().filter(peer -> !known.contains(peer)).toList();
    // Where most are missing, somebody showed a part of the table.
    Severity severity =
        missing.size() <= peers.size() - missing.size() ? Severity.CRITICAL : Severity.INFO;
    List<Outcome> outcomes = new ArrayList<>();
    for (IpAddress peer : missing) {
      SeenFact route = peers.get(peer);
      if (route != null) {
        outcomes.add(
            finding(
                node,
                peer.text(),
                severity,
                Route.of(route.fact()).dev(),
                ("The route to %s leads via %s, and the neighbour table of its device has no"
                        + " link-layer address for that; the kernel asks for it in vain, for the"
                        + " device learns nothing by itself.")
                    .formatted(Route.of(route.fact()).dst(), peer),
                List.of(route.evidence()),
                sibling(node, neighbours)));
      }
    }
    return outcomes;
  }

  /** Peers whose link-layer address is known, and not where to send it. */
  private static List<Outcome> withoutForwarding(NodeView node, List<Neighbour> neighbours) {
    Set<String> forwarded =
        node.facts(FdbEntry.KIND).stream()
            .map(seen -> FdbEntry.of(seen.fact()))
            .filter(entry -> Vtep.isVtep(entry.dev()) && entry.dst() != null)
            .map(entry -> Vtep.lower(entry.lladdr()))
            .collect(toSet());
    List<Neighbour> missing =
        neighbours.stream().filter(entry -> !isForwarded(entry.lladdr(), forwarded)).toList();
    if (forwarded.isEmpty() || missing.size() > forwarded.size()) {
      return List.of();
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Neighbour entry : missing) {
      node.facts(Neighbour.KIND).stream()
          .filter(seen -> Neighbour.of(seen.fact()).equals(entry))
          .limit(1)
          .forEach(
              seen ->
                  outcomes.add(
                      finding(
                          node,
                          entry.address().text(),
                          Severity.CRITICAL,
                          entry.dev(),
                          ("The neighbour table knows %s as the link-layer address of %s, and the"
                                  + " forwarding database of %s does not say to which node that is"
                                  + " to be sent: the frames are dropped.")
                              .formatted(entry.lladdr(), entry.address(), entry.dev()),
                          List.of(seen.evidence()),
                          Optional.empty())));
    }
    return outcomes;
  }

  private static boolean isForwarded(@Nullable String mac, Set<String> forwarded) {
    return mac != null && forwarded.contains(Vtep.lower(mac));
  }

  /** An entry that is there, to show that the table was. */
  private static Optional<Evidence> sibling(NodeView node, List<Neighbour> neighbours) {
    return node.facts(Neighbour.KIND).stream()
        .filter(seen -> neighbours.contains(Neighbour.of(seen.fact())))
        .map(SeenFact::evidence)
        .findFirst();
  }

  private static Outcome finding(
      NodeView node,
      String peer,
      Severity severity,
      @Nullable String dev,
      String how,
      List<Evidence> lines,
      Optional<Evidence> sibling) {
    String name = node.id().name();
    String device = dev == null ? "the VXLAN device" : dev;
    return new Outcome.Finding(
        peer,
        severity,
        "%s does not know where %s is behind %s".formatted(name, peer, device),
        how
            + " No pod of %s reaches pods of that peer.".formatted(name)
            + (severity == Severity.INFO
                ? " As most peers are missing in what was shown, it may be only a part of the"
                    + " table."
                : ""),
        Stream.concat(lines.stream(), sibling.stream()).toList(),
        List.of(
            "ip neigh show dev " + device,
            "bridge fdb show dev " + device,
            "ip route show dev " + device),
        new Remedy(
            List.of("kubectl delete pod -n kube-flannel FLANNEL-POD-OF-" + name),
            "The agent sets routes, neighbours and forwarding entries of every peer when it starts."
                + " If they go again, look for what takes them: a restart of the host's network"
                + " manager, or an agent that lost its watch on the API server.",
            "Nothing is to undo: the agent only adds what is missing.",
            "While the agent starts, new peers are not learned; pods that run are not touched."));
  }
}
