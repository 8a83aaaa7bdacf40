package io.netlapse.engine.events;

import io.netlapse.spi.event.EventKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stops of one unit, from its starts and stops in order. systemd says of one that failed that
 * it has stopped once more before it starts it again; and a stop that a start follows at once is a
 * restart, which that start tells.
 */
final class LoggedStops {

  /** What is down for longer may have been up in between, in lines that were rotated away. */
  private static final Duration STILL_DOWN = Duration.ofMinutes(5);

  private static final Duration RESTART = Duration.ofMinutes(1);

  private LoggedStops() {}

  static List<LoggedEvent> of(List<LoggedEvent> ofUnit) {
    List<LoggedEvent> stops = new ArrayList<>();
    @Nullable LoggedEvent down = null;
    for (int at = 0; at < ofUnit.size(); at++) {
      LoggedEvent event = ofUnit.get(at);
      if (event.kind() == EventKind.START) {
        down = null;
      } else if (down == null || !within(STILL_DOWN, down, event)) {
        down = event;
        if (!event.detail().isEmpty() || !isStarted(ofUnit.subList(at + 1, ofUnit.size()), event)) {
          stops.add(event);
        }
      }
    }
    return stops;
  }

  /** Whether the next thing of note is a start. */
  private static boolean isStarted(List<LoggedEvent> next, LoggedEvent stop) {
    return next.stream()
        .takeWhile(event -> within(RESTART, stop, event))
        .anyMatch(event -> event.kind() == EventKind.START);
  }

  private static boolean within(Duration time, LoggedEvent event, LoggedEvent next) {
    return Duration.between(event.period().from(), next.period().from()).compareTo(time) <= 0;
  }
}
