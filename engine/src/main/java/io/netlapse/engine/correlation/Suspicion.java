package io.netlapse.engine.correlation;

import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event held against one change: the numbers from which rank and words are made.
 *
 * @param node the node that got the change
 * @param change when it got it
 * @param event the event
 * @param order how they lie in time, with the clocks' difference allowed for
 * @param exposure what other nodes say of such events
 * @param mechanism how it can bring the change about; null where nobody says that it can
 * @param mechanismRank which of the mechanisms that is, from 0
 * @param mechanisms how many there are
 */
record Suspicion(
    NodeId node,
    Window change,
    Event event,
    Order order,
    Exposure exposure,
    @Nullable Mechanism mechanism,
    int mechanismRank,
    int mechanisms) {

  /** A link that chance explains less often than this is one. */
  private static final double SIGNIFICANT = 0.05;

  /** What suspects that may be causes score at least, so that those that came after stay below. */
  private static final double LEAST_SCORE = 0.001;

  static Suspicion of(
      NodeId node,
      Window change,
      Event event,
      Order order,
      Exposure exposure,
      List<Mechanism> mechanisms) {
    for (int rank = 0; rank < mechanisms.size(); rank++) {
      if (mechanisms.get(rank).explains(event.kind(), event.what())) {
        return new Suspicion(
            node, change, event, order, exposure, mechanisms.get(rank), rank, mechanisms.size());
      }
    }
    return new Suspicion(node, change, event, order, exposure, null, 0, mechanisms.size());
  }

  boolean isOnThisNode() {
    return node.name().equals(event.node());
  }

  /** From the end of the event to the begin of the change's window; none where they overlap. */
  Duration gap() {
    Duration gap = Duration.between(event.to(), Exposure.begin(change));
    return gap.isNegative() ? Duration.ZERO : gap;
  }

  /**
   * 0 to 1. Where the fleet is large enough to compare, what was measured decides and what is known
   * of the mechanism tips the scales; with few nodes it is the other way round. Time alone says
   * little.
   */
  double score() {
    if (order == Order.AFTER) {
      return 0;
    }
    double evidence =
        exposure.isComparable()
            ? 0.7 * fleet() + 0.15 * means() + 0.15 * nearness()
            : 0.3 * fleet() + 0.45 * means() + 0.25 * nearness();
    return Math.max(LEAST_SCORE, evidence * place());
  }

  Certainty certainty(@Nullable Double falseDiscoveryRate) {
    if (order == Order.AFTER) {
      return Certainty.EXCLUDED;
    }
    boolean linked = falseDiscoveryRate != null && falseDiscoveryRate < SIGNIFICANT;
    if (order == Order.BEFORE && linked && (isOnThisNode() || event.node() == null)) {
      return Certainty.LIKELY;
    }
    return linked || mechanism != null ? Certainty.POSSIBLE : Certainty.WEAK;
  }

  /**
   * How much more often the change follows such events than it comes without them, -1 to 1: the
   * difference of the two rates, each with one success and one failure added (Laplace's rule of
   * succession), so that few nodes say little.
   */
  private double fleet() {
    return rate(exposure.followedOn().size(), exposure.notFollowedOn().size())
        - rate(exposure.without(), exposure.neither());
  }

  private static double rate(int yes, int no) {
    return (yes + 1.0) / (yes + no + 2.0);
  }

  /** 1 for the likeliest mechanism, falling to a half for the last, 0 for none. */
  private double means() {
    return mechanism == null ? 0 : 1 - 0.5 * mechanismRank / mechanisms;
  }

  /** 1 without a gap, a half after a day. */
  private double nearness() {
    return 1 / (1 + gap().toSeconds() / (double) Duration.ofDays(1).toSeconds());
  }

  /** An event elsewhere reaches this node only by way of something else. */
  private double place() {
    if (isOnThisNode()) {
      return 1;
    }
    return event.node() == null ? 0.9 : 0.4;
  }

  /** The words. */
  Suspect suspect(@Nullable Double falseDiscoveryRate) {
    return new Suspect(
        event,
        order,
        certainty(falseDiscoveryRate),
        score(),
        Reasons.of(this, falseDiscoveryRate),
        exposure.followedOn(),
        exposure.notFollowedOn(),
        falseDiscoveryRate,
        exposure.typicalLag());
  }

  Optional<Instant> lowerBound() {
    return Optional.ofNullable(change.after());
  }
}
