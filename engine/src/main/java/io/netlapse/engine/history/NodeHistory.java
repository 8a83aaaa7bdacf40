package io.netlapse.engine.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole history of one node: a pure function of the set of its observations.
 *
 * @param lifetimes every lifetime of every fact, in order
 * @param clockSteps the observations next to which the node's clock stepped, in order
 */
public record NodeHistory(List<Lifetime> lifetimes, List<Position> clockSteps) {

  /** Copies both. */
  public NodeHistory {
    lifetimes = List.copyOf(lifetimes);
    clockSteps = List.copyOf(clockSteps);
  }

  /**
   * The history of a set of observations.
   *
   * @param observations in any order and as often as you like; those of one position {@linkplain
   *     Observation#union are one}
   */
  public static NodeHistory of(Collection<Observation> observations) {
    SortedMap<Position, List<Observation>> byPosition =
        observations.stream().collect(groupingBy(Observation::position, TreeMap::new, toList()));
    return ofRuns(byPosition.values().stream().map(Observation::union).map(Run::of).toList());
  }

  /**
   * The history of observations that were put together into runs.
   *
   * @param runs in order, without overlap
   */
  public static NodeHistory ofRuns(List<Run> runs) {
    HistoryFold fold = new HistoryFold();
    List<Lifetime> lifetimes = new ArrayList<>();
    for (Observation observation : ClockSteps.widened(runs)) {
      lifetimes.addAll(fold.step(observation).ended());
    }
    lifetimes.addAll(fold.open());
    lifetimes.sort(null);
    return new NodeHistory(lifetimes, ClockSteps.positions(runs));
  }

  /** The facts that the node had at an instant, in order. */
  public List<NumberedFact> stateAt(Instant instant) {
    return lifetimes.stream()
        .filter(lifetime -> lifetime.holdsAt(instant))
        .map(Lifetime::fact)
        .toList();
  }

  /** The history as text, a line per lifetime; equal histories give equal texts. */
  public String export() {
    StringBuilder text = new StringBuilder();
    for (Lifetime lifetime : lifetimes) {
      text.append(lifetime.fact()).append(" appeared ").append(lifetime.appeared());
      text.append(" last seen ").append(lifetime.lastSeen());
      lifetime.disappeared().ifPresent(window -> text.append(" gone ").append(window));
      text.append('\n');
    }
    clockSteps.forEach(step -> text.append("clock stepped next to ").append(step).append('\n'));
    return text.toString();
  }
}
