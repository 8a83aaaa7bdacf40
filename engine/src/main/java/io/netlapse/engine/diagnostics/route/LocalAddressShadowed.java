package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.RouteGrouping;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.network.RouteDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An address of the node that the node does not take as its own, because another route of it is
 * found first. Page: {@code docs/rules/local-address-shadowed.md}.
 */
public final class LocalAddressShadowed implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "local-address-shadowed",
          "The node does not take an address of its own as its own",
          Severity.WARNING,
          Kinds.of(NodeRoute.KINDS, NodeAddress.KINDS, List.of(RouteDecision.KIND)),
          List.of(),
          RouteMechanisms.LEAVING);

  /** An anycast address is the node's own too: packets for it are delivered there. */
  private static final Set<String> KEPT = Set.of("local", "anycast");

  private static final RouteSelection LOCAL =
      new RouteSelection(route -> route.table().equals("local"));

  private static final RouteGrouping<IpPrefix> BY_DESTINATION =
      new RouteGrouping<>(
          route -> route.table().equals("local") ? Optional.of(route.dst()) : Optional.empty());

  /** For {@link java.util.ServiceLoader}. */
  public LocalAddressShadowed() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<NodeRoute> local = LOCAL.of(node);
    boolean asked = node.lookedAt(RouteDecision.KIND) && NodeAddress.wereLookedAt(node);
    if (local.isEmpty() && !asked) {
      return List.of(
          new Outcome.Unknown(
              null,
              "table local of %s, or its answer to ip route get of its own addresses"
                  .formatted(node.id().name())));
    }
    ShadowedAddress words = new ShadowedAddress(node.id().name());
    Map<IpAddress, Outcome.Finding> found = new TreeMap<>();
    RouteGrouping.Found<IpPrefix> same = BY_DESTINATION.of(node);
    for (NodeRoute own : local) {
      if (own.type().equals("local") && own.dst().isSingle()) {
        same.get(own.dst()).stream()
            .filter(other -> isBefore(other, own))
            .findFirst()
            .ifPresent(other -> found.put(own.dst().address(), words.byRoute(own, other)));
      }
    }
    for (SeenFact seen : node.facts(RouteDecision.KIND)) {
      RouteDecision decision = RouteDecision.of(seen.fact());
      if (isLost(decision)) {
        NodeAddress.of(node).stream()
            .filter(address -> address.address().address().text().equals(decision.to()))
            .findFirst()
            .ifPresent(
                address ->
                    found.putIfAbsent(
                        address.address().address(), words.byAnswer(address, decision, seen)));
      }
    }
    return new ArrayList<>(found.values());
  }

  /** Of equal prefixes the kernel takes the one that it lists first. */
  private static boolean isBefore(NodeRoute other, NodeRoute own) {
    Evidence one = other.seen().evidence();
    Evidence two = own.seen().evidence();
    return !KEPT.contains(other.type())
        && one.probe().equals(two.probe())
        && one.line() < two.line();
  }

  /** Whether the kernel gave an answer other than that the address is the node's own. */
  private static boolean isLost(RouteDecision decision) {
    return !decision.fibmatch()
        && decision.question().isEmpty()
        && !KEPT.contains(decision.type())
        && !"lo".equals(decision.dev());
  }
}
