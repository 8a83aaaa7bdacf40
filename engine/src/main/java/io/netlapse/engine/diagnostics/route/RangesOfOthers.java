package io.netlapse.engine.diagnostics.route;

import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.PodRange;
import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.engine.diagnostics.network.PodRanges.OfNode;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Ranges of other nodes to which no route leads. */
final class RangesOfOthers {

  private RangesOfOthers() {}

  static List<Outcome.Finding> of(PodReach reach, PodRanges ranges, MissingPodRoute words) {
    List<Outcome.Finding> found = new ArrayList<>();
    Set<IpPrefix> elsewhere =
        ranges.others().stream()
            .flatMap(other -> ranges.inUse(other).stream())
            .map(PodRange::range)
            .collect(toSet());
    Optional<NodeRoute> routed = reach.toPods(elsewhere::contains);
    Predicate<IpPrefix> former = ranges.ofFormerNetwork();
    for (OfNode other : ranges.others()) {
      for (PodRange range : ranges.inUse(other)) {
        if (!isOwn(ranges.self(), range) && !isLeft(range, other) && !former.test(range.range())) {
          missing(reach, range, other, routed, words).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** Whether the node has the range itself; a blackhole alone is no proof against a bridge. */
  private static boolean isOwn(OfNode self, PodRange range) {
    for (PodRange own : self.ranges()) {
      if (own.range().equals(range.range())
          && (own.source() != Source.CALICO_BLOCK || range.source() == Source.CALICO_BLOCK)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a block of Calico's is of an earlier time: the node's pods hang on a bridge now. */
  private static boolean isLeft(PodRange range, OfNode other) {
    return range.source() == Source.CALICO_BLOCK
        && other.ranges().stream().anyMatch(own -> own.source() == Source.BRIDGE);
  }

  private static Optional<Outcome.Finding> missing(
      PodReach reach,
      PodRange range,
      OfNode other,
      Optional<NodeRoute> routed,
      MissingPodRoute words) {
    IpPrefix prefix = range.range();
    Optional<NodeRoute> dropping = reach.drops(prefix);
    if (dropping.isPresent() && !reach.leadsIntoParts(prefix)) {
      return Optional.of(words.dropped(prefix, other.name(), dropping.get(), range));
    }
    return routed
        .filter(_ -> reach.table(prefix.family()).spans(prefix))
        .filter(_ -> !reach.leadsTo(prefix) && !reach.leadsIntoParts(prefix))
        .map(
            way ->
                words.absent(prefix, other.name(), range.seen().evidence(), way.seen().evidence()));
  }
}
