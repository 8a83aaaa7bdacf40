package io.netlapse.engine.correlation;

import static java.util.stream.Collectors.toSet;

import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What other nodes tell of one sort of event: on which it was followed by the change and on which
 * not, and which got the change without it.
 *
 * @param followedOn nodes that had such an event and then got the change, in order of their names
 * @param notFollowedOn nodes that had one and were spared
 * @param without how many nodes got the change without one before
 * @param neither how many nodes had no such event and were spared
 * @param typicalLag the median time from the event to the change; null where it followed on none
 */
record Exposure(
    List<String> followedOn,
    List<String> notFollowedOn,
    int without,
    int neither,
    @Nullable Duration typicalLag) {

  /** Below this many nodes a test of chance says nothing. */
  private static final int FEWEST_NODES = 4;

  /**
   * Looks at every node of the fleet.
   *
   * @param same the events of one sort, on whichever nodes; one of the whole cluster counts for
   *     each
   * @param fleet which nodes got the change
   * @param lookback for how long an event may be followed by it
   */
  static Exposure of(List<Event> same, Fleet fleet, Duration lookback) {
    List<String> followedOn = new ArrayList<>();
    List<String> notFollowedOn = new ArrayList<>();
    List<Duration> lags = new ArrayList<>();
    int without = 0;
    int neither = 0;
    for (Map.Entry<String, List<Window>> entry : fleet.got().entrySet()) {
      Optional<Duration> lag = shortestLag(on(same, entry.getKey()), entry.getValue(), lookback);
      if (lag.isPresent()) {
        followedOn.add(entry.getKey());
        lags.add(lag.get());
      } else {
        without++;
      }
    }
    for (String node : fleet.spared()) {
      if (on(same, node).isEmpty()) {
        neither++;
      } else {
        notFollowedOn.add(node);
      }
    }
    return new Exposure(followedOn, notFollowedOn, without, neither, median(lags));
  }

  int exposed() {
    return followedOn.size() + notFollowedOn.size();
  }

  int nodes() {
    return exposed() + without + neither;
  }

  /** Whether there are enough nodes for a comparison to say something. */
  boolean isComparable() {
    return nodes() >= FEWEST_NODES;
  }

  /** The chance of such a link where there is none; empty where a test would say nothing. */
  Optional<Double> chance() {
    if (!isComparable() || exposed() == 0 || exposed() == nodes()) {
      return Optional.empty();
    }
    return Optional.of(
        FisherExact.greater(followedOn.size(), notFollowedOn.size(), without, neither));
  }

  /** Whether another node than the given one says anything. */
  boolean saysMoreThan(@Nullable String node) {
    Set<String> others = followedOn.stream().filter(name -> !name.equals(node)).collect(toSet());
    return !others.isEmpty() || !notFollowedOn.isEmpty() || without > 0;
  }

  private static List<Event> on(List<Event> events, String node) {
    return events.stream()
        .filter(event -> event.node() == null || event.node().equals(node))
        .toList();
  }

  /** From the end of an event to the end of the change's window: what we can be sure of. */
  private static Optional<Duration> shortestLag(
      List<Event> events, List<Window> changes, Duration lookback) {
    return events.stream()
        .flatMap(
            event ->
                changes.stream()
                    .filter(change -> Order.of(event, change) != Order.AFTER)
                    .filter(change -> !event.to().isBefore(begin(change).minus(lookback)))
                    .map(change -> lag(event, change)))
        .min(Duration::compareTo);
  }

  private static Duration lag(Event event, Window change) {
    Duration lag = Duration.between(event.to(), change.at());
    return lag.isNegative() ? Duration.ZERO : lag;
  }

  static Instant begin(Window change) {
    return change.after() == null ? change.at() : change.after();
  }

  private static @Nullable Duration median(List<Duration> lags) {
    return lags.isEmpty() ? null : lags.stream().sorted().toList().get((lags.size() - 1) / 2);
  }
}
