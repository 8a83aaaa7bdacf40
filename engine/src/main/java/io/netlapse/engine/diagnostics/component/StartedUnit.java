package io.netlapse.engine.diagnostics.component;

import io.netlapse.spi.config.UnitSince;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.system.LoggedTime;
import io.netlapse.spi.system.UnitStart;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A unit that runs, and since when.
 *
 * @param since its start by the node's clock
 * @param seen the line that says so
 */
record StartedUnit(LoggedTime since, SeenFact seen) {

  /** A unit's start; empty where it was not shown, or where the unit does not run. */
  static Optional<StartedUnit> of(NodeView node, String unit) {
    Stream<StartedUnit> show =
        node.facts(UnitStart.KIND).stream()
            .filter(seen -> UnitStart.of(seen.fact()).unit().equals(unit))
            .flatMap(
                seen ->
                    Optional.ofNullable(UnitStart.of(seen.fact()).since()).stream()
                        .map(since -> new StartedUnit(since, seen)));
    Stream<StartedUnit> status =
        node.facts(UnitSince.KIND).stream()
            .filter(seen -> UnitSince.of(seen.fact()).unit().equals(unit))
            .filter(seen -> UnitSince.of(seen.fact()).active().equals("active"))
            .map(seen -> new StartedUnit(UnitSince.of(seen.fact()).since(), seen));
    return Stream.concat(show, status).findFirst();
  }

  /**
   * Whether it started before a time, for certain: two times of which one has no zone are a day
   * apart at least.
   */
  boolean isBefore(LoggedTime time) {
    return switch (since) {
      case LoggedTime.Zoned start when time instanceof LoggedTime.Zoned other ->
          start.instant().isBefore(other.instant());
      case LoggedTime.Local start when time instanceof LoggedTime.Local other ->
          start.clock().isBefore(other.clock());
      case LoggedTime _ -> clock(since).plusDays(1).isBefore(clock(time));
    };
  }

  private static LocalDateTime clock(LoggedTime time) {
    return switch (time) {
      case LoggedTime.Zoned zoned -> LocalDateTime.ofInstant(zoned.instant(), ZoneOffset.UTC);
      case LoggedTime.Local local -> local.clock();
    };
  }
}
