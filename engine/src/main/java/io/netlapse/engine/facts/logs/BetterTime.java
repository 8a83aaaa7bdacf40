package io.netlapse.engine.facts.logs;

import io.netlapse.spi.logs.LogTime;
import io.netlapse.spi.logs.LogTime.SinceBoot;
import io.netlapse.spi.logs.LogTime.Told;
import io.netlapse.spi.logs.LogTime.YearUntold;
import io.netlapse.spi.system.LoggedTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Of two times of one line, the journal's and the program's own, the one that says more: a zone
 * before none, a year before none. Where the journal's has no fraction and the program's has, of
 * the same second, the two are joined.
 */
final class BetterTime {

  private BetterTime() {}

  static @Nullable LogTime of(@Nullable LogTime outer, @Nullable LogTime inner) {
    if (outer == null || inner == null) {
      return outer == null ? inner : outer;
    }
    if (rank(inner) > rank(outer)) {
      return inner;
    }
    LocalTime whole = clock(outer);
    LocalTime fine = clock(inner);
    return whole != null && fine != null && refines(whole, fine)
        ? withNanos(outer, fine.get(ChronoField.NANO_OF_SECOND))
        : outer;
  }

  private static int rank(LogTime time) {
    return switch (time) {
      case SinceBoot boot -> 0;
      case YearUntold untold -> 1;
      case Told told -> told.time() instanceof LoggedTime.Zoned ? 3 : 2;
    };
  }

  /** Zones differ by quarters of an hour, so what is within one can be compared. */
  private static boolean refines(LocalTime whole, LocalTime fine) {
    return whole.getNano() == 0
        && fine.getNano() != 0
        && whole.getSecond() == fine.getSecond()
        && whole.getMinute() % 15 == fine.getMinute() % 15;
  }

  private static @Nullable LocalTime clock(LogTime time) {
    return switch (time) {
      case SinceBoot boot -> null;
      case YearUntold untold -> untold.time();
      case Told told ->
          switch (told.time()) {
            case LoggedTime.Local local -> local.clock().toLocalTime();
            case LoggedTime.Zoned zoned -> LocalTime.ofInstant(zoned.instant(), ZoneOffset.UTC);
          };
    };
  }

  private static LogTime withNanos(LogTime time, int nanos) {
    return switch (time) {
      case SinceBoot boot -> boot;
      case YearUntold untold -> new YearUntold(untold.day(), untold.time().withNano(nanos));
      case Told told ->
          switch (told.time()) {
            case LoggedTime.Local local ->
                new Told(
                    new LoggedTime.Local(local.clock().with(ChronoField.NANO_OF_SECOND, nanos)));
            case LoggedTime.Zoned zoned ->
                new Told(
                    new LoggedTime.Zoned(
                        zoned.instant().truncatedTo(ChronoUnit.SECONDS).plusNanos(nanos)));
          };
    };
  }
}
