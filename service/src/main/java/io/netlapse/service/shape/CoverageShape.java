package io.netlapse.service.shape;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.query.CoverageOf;
import io.netlapse.service.time.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody looked in a window. "Never seen" is an answer only with this.
 *
 * @param from begin of the window
 * @param to its end, exclusive
 * @param observations how often, over all nodes of the answer
 * @param first the first time; null if never
 * @param last the last time; null if never
 * @param largestGapSeconds the longest stretch in which some node of the answer was not looked at,
 *     the window's ends included
 */
@Serdeable
public record CoverageShape(
    Instant from,
    Instant to,
    long observations,
    @Nullable Instant first,
    @Nullable Instant last,
    long largestGapSeconds) {

  /** Of one node. */
  public static CoverageShape of(TimeWindow window, CoverageOf.Row node) {
    return new CoverageShape(
        window.from(),
        window.to(),
        node.observations(),
        node.first(),
        node.last(),
        node.largestGap().toSeconds());
  }

  /** Of several nodes: an answer about them is as good as the look at the worst of them. */
  public static CoverageShape of(TimeWindow window, Collection<CoverageOf.Row> nodes) {
    Duration nothing = Duration.between(window.from(), window.to());
    return new CoverageShape(
        window.from(),
        window.to(),
        nodes.stream().mapToLong(CoverageOf.Row::observations).sum(),
        nodes.stream()
            .map(CoverageOf.Row::first)
            .filter(first -> first != null)
            .min(Instant::compareTo)
            .orElse(null),
        nodes.stream()
            .map(CoverageOf.Row::last)
            .filter(last -> last != null)
            .max(Instant::compareTo)
            .orElse(null),
        nodes.stream()
            .map(CoverageOf.Row::largestGap)
            .max(Duration::compareTo)
            .orElse(nothing)
            .toSeconds());
  }
}
