package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.engine.diagnostics.network.PodTable;
import io.netlapse.engine.diagnostics.network.RefusedRoute;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.kubernetes.FlannelLease;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pods of another node cannot be reached from here, because no route leads to their range, or
 * one that drops. Page: {@code docs/rules/pod-route-missing.md}.
 */
public final class PodRouteMissing implements BeliefFilter {

  private static final RuleInfo INFO =
      new RuleInfo(
          "pod-route-missing",
          "No route leads to the pods of another node",
          Severity.CRITICAL,
          Kinds.of(
              PodRanges.KINDS,
              PodTable.KINDS,
              RefusedRoute.KINDS,
              List.of(FlannelLease.KIND, PodAddress.KIND)),
          Kinds.of(PodRanges.KINDS, PodTable.KINDS, List.of(FlannelLease.KIND, PodAddress.KIND)),
          RouteMechanisms.all());

  /** For {@link java.util.ServiceLoader}. */
  public PodRouteMissing() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of(
        "cni-route-add-failed",
        "leftover-cni-interface",
        "cni-backend-mismatch",
        "cni-wrong-interface",
        "bgp-mesh-off",
        "bgp-session-down",
        "bgp-filter-hides-pods",
        "foreign-manager-on-cni-link");
  }

  @Override
  public boolean matters(Fact believed) {
    return PodRanges.matters(believed);
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!NodeRoute.wereLookedAt(node)) {
      return List.of(new Outcome.Unknown(null, "the routes of " + node.id().name()));
    }
    PodRanges ranges = PodRanges.of(node, cluster);
    PodReach reach = PodReach.of(node);
    MissingPodRoute words = new MissingPodRoute(node.id().name());
    Map<String, Outcome> found = new LinkedHashMap<>();
    for (Outcome.Finding finding : RangesOfOthers.of(reach, ranges, words)) {
      found.putIfAbsent(finding.subject(), finding);
    }
    for (RefusedRoute refused : RefusedRoute.of(node)) {
      refused(reach, refused, words)
          .ifPresent(finding -> found.putIfAbsent(finding.subject(), finding));
    }
    if (found.isEmpty()) {
      PodsOfOthers.of(node, cluster, reach, ranges, words)
          .forEach(finding -> found.putIfAbsent(finding.subject(), finding));
    }
    if (found.isEmpty()) {
      Overlay.withoutRoutes(node, cluster, reach, ranges, words)
          .or(() -> CalicoWithoutRoutes.of(node, cluster, reach, words))
          .ifPresent(finding -> found.put(finding.subject(), finding));
    }
    return new ArrayList<>(found.values());
  }

  /** The network plug-in knows of pods there, could not add the route, and it is not there. */
  private static Optional<Outcome.Finding> refused(
      PodReach reach, RefusedRoute refused, MissingPodRoute words) {
    IpPrefix prefix = refused.prefix();
    return reach
        .toPods(prefix::equals)
        .filter(_ -> reach.table(prefix.family()).spans(prefix))
        .filter(_ -> !reach.leadsTo(prefix) && !reach.leadsIntoParts(prefix))
        .map(way -> words.refused(prefix, refused.evidence(), way.seen().evidence()));
  }
}
