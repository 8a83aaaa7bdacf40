package io.netlapse.engine.history;

import io.netlapse.spi.snapshot.NodeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where a node's clock stepped: within one boot, uptime and wall clock must move by the same.
 * Order stays by the wall clock; the observations on both sides of a step bound nothing by their
 * own times, so that every window that touches them widens over them.
 */
public final class ClockSteps {

  /** What reading two clocks one after the other, at whole seconds, and slewing may add up to. */
  static final Duration TOLERANCE = Duration.ofSeconds(2);

  private ClockSteps() {}

  /**
   * Whether two neighbouring observations of a node agree about the time that passed between them.
   * What did not tell its boot and uptime agrees with everything, and so does another boot.
   *
   * @param earlierAt the wall clock of the earlier one
   * @param earlier what it said of its clock
   * @param laterAt the wall clock of the later one
   * @param later what that said
   */
  public static boolean agree(
      Instant earlierAt, NodeClock earlier, Instant laterAt, NodeClock later) {
    Duration before = earlier.uptime();
    Duration after = later.uptime();
    String boot = earlier.bootId();
    if (before == null || after == null || boot == null || !boot.equals(later.bootId())) {
      return true;
    }
    Duration wall = Duration.between(earlierAt, laterAt);
    return wall.minus(after.minus(before)).abs().compareTo(TOLERANCE) <= 0;
  }

  static boolean agree(Observation earlier, Observation later) {
    return agree(earlier.position().at(), earlier.clock(), later.position().at(), later.clock());
  }

  /**
   * The ends of the runs in order, those next to a step widened to the nearest observations that
   * are not next to one: from the begin of that before to the end of that behind.
   */
  static List<Observation> widened(List<Run> runs) {
    List<Observation> ends = new ArrayList<>();
    List<Boolean> touched = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      boolean stepBefore = i > 0 && !agree(runs.get(i - 1).last(), runs.get(i).first());
      boolean stepBehind =
          i + 1 < runs.size() && !agree(runs.get(i).last(), runs.get(i + 1).first());
      List<Observation> both = runs.get(i).ends();
      ends.addAll(both);
      if (both.size() == 1) {
        touched.add(stepBefore || stepBehind);
      } else {
        touched.add(stepBefore);
        touched.add(stepBehind);
      }
    }
    List<Observation> result = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      result.add(
          touched.get(i)
              ? ends.get(i).during(before(ends, touched, i), behind(ends, touched, i))
              : ends.get(i));
    }
    return result;
  }

  /** The positions next to a step. */
  static List<Position> positions(List<Run> runs) {
    List<Position> steps = new ArrayList<>();
    for (int i = 1; i < runs.size(); i++) {
      if (!agree(runs.get(i - 1).last(), runs.get(i).first())) {
        steps.add(runs.get(i - 1).last().position());
        steps.add(runs.get(i).first().position());
      }
    }
    return steps.stream().distinct().toList();
  }

  private static Instant before(List<Observation> ends, List<Boolean> touched, int from) {
    int i = from;
    while (i >= 0 && touched.get(i)) {
      i--;
    }
    return i < 0 ? Instant.MIN : ends.get(i).begin();
  }

  private static Instant behind(List<Observation> ends, List<Boolean> touched, int from) {
    Instant latest = ends.get(from).end();
    for (int i = from; i < ends.size(); i++) {
      Instant end = ends.get(i).end();
      latest = end.isAfter(latest) ? end : latest;
      if (!touched.get(i)) {
        break;
      }
    }
    return latest;
  }
}
