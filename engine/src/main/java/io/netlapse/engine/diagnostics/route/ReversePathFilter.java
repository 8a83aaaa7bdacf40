package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.network.DefaultRoutes;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kernel.Sysctl;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.RoutingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The kernel drops packets because answers to them would leave by another device. Page: {@code
 * docs/rules/reverse-path-filter.md}.
 */
public final class ReversePathFilter implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "reverse-path-filter",
          "The kernel drops packets by where answers to them would leave",
          Severity.WARNING,
          Kinds.of(NodeRoute.KINDS, List.of(Sysctl.KIND, LogEvent.KIND, RoutingRule.KIND)),
          List.of(),
          FilterMechanisms.SETTING);

  private static final RouteSelection NETWORKS = new RouteSelection(NodeRoute::isConnected);

  /** For {@link java.util.ServiceLoader}. */
  public ReversePathFilter() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    PathFilters filters = PathFilters.of(node);
    SortedMap<String, List<SeenFact>> martians = martians(node);
    if (martians.isEmpty() && filters.isEmpty()) {
      return List.of(
          new Outcome.Unknown(
              null, "the settings rp_filter and the kernel's log of " + node.id().name()));
    }
    FilteredPath words = new FilteredPath(node.id().name());
    List<NodeRoute> routes = NodeRoute.of(node);
    SortedMap<String, Outcome> found = new TreeMap<>();
    martians.forEach((dev, lines) -> found.put(dev, words.martian(dev, lines, filters)));
    for (String dev : filters.devices()) {
      if (!found.containsKey(dev) && filters.effective(dev) > 0) {
        endpoint(dev, routes, filters, words)
            .or(() -> twins(dev, node, filters, words))
            .or(() -> marked(dev, node, filters, words))
            .ifPresent(finding -> found.put(dev, finding));
      }
    }
    return new ArrayList<>(found.values());
  }

  private static SortedMap<String, List<SeenFact>> martians(NodeView node) {
    SortedMap<String, List<SeenFact>> byDevice = new TreeMap<>();
    for (SeenFact seen : node.facts(LogEvent.KIND)) {
      LogEvent event = LogEvent.of(seen.fact());
      String dev = event.details().get("dev");
      if (event.event().equals("martian-source") && dev != null) {
        byDevice.computeIfAbsent(dev, _ -> new ArrayList<>()).add(seen);
      }
    }
    return byDevice;
  }

  /** A pod of Cilium's: packets come in here, and the way back is cilium_host. */
  private static Optional<Outcome.Finding> endpoint(
      String dev, List<NodeRoute> routes, PathFilters filters, FilteredPath words) {
    if (!dev.startsWith("lxc")
        || routes.stream().anyMatch(route -> dev.equals(route.dev()) && route.dst().isSingle())) {
      return Optional.empty();
    }
    return routes.stream()
        .filter(route -> "cilium_host".equals(route.dev()) && !route.dst().isSingle())
        .filter(route -> route.gateway().filter(route.dst()::contains).isPresent())
        .findFirst()
        .map(back -> words.endpoint(dev, filters.lines(dev), back.seen().evidence()));
  }

  /** Two uplinks in one network: the kernel answers by the first, whichever was asked. */
  private static Optional<Outcome.Finding> twins(
      String dev, NodeView node, PathFilters filters, FilteredPath words) {
    boolean bySource =
        node.facts(RoutingRule.KIND).stream()
            .anyMatch(seen -> RoutingRule.of(seen.fact()).from() != null);
    if (bySource || filters.effective(dev) != 1 || !OwnAddresses.isUplink(dev)) {
      return Optional.empty();
    }
    List<NodeRoute> networks = NETWORKS.of(node);
    for (NodeRoute one : networks) {
      for (NodeRoute other : networks) {
        if (dev.equals(one.dev())
            && one.dst().equals(other.dst())
            && OwnAddresses.isUplink(String.valueOf(other.dev()))
            && !dev.equals(other.dev())) {
          return Optional.of(
              words.twins(
                  dev,
                  String.valueOf(other.dev()),
                  filters.lines(dev),
                  List.of(one.seen().evidence(), other.seen().evidence())));
        }
      }
    }
    return Optional.empty();
  }

  /** The AWS VPC CNI sends answers of node ports by the mark 0x80, which the filter ignores. */
  private static Optional<Outcome.Finding> marked(
      String dev, NodeView node, PathFilters filters, FilteredPath words) {
    boolean isPrimary = DefaultRoutes.of(node).stream().anyMatch(route -> dev.equals(route.dev()));
    List<Evidence> marks =
        node.facts(RoutingRule.KIND).stream()
            .filter(seen -> "0x80".equals(RoutingRule.of(seen.fact()).attributes().get("fwmark")))
            .map(SeenFact::evidence)
            .toList();
    boolean bySource =
        node.facts(RoutingRule.KIND).stream()
            .map(seen -> RoutingRule.of(seen.fact()))
            .anyMatch(rule -> rule.from() != null && rule.table() != null);
    return isPrimary && bySource && !marks.isEmpty() && filters.effective(dev) == 1
        ? Optional.of(words.marked(dev, filters.lines(dev), marks.getFirst()))
        : Optional.empty();
  }
}
