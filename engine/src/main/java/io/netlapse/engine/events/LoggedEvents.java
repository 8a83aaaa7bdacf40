package io.netlapse.engine.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.logs.LogEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What logs tell. A unit that fails over and over, or a link that flaps, is told once, when it
 * began: a thousand events say no more, and would hide the others.
 */
final class LoggedEvents {

  /** What happens again within this time of the last one goes on. */
  private static final Duration QUIET = Duration.ofMinutes(2);

  private final List<LoggedEvent> all;

  private LoggedEvents(List<LoggedEvent> all) {
    this.all = all;
  }

  static LoggedEvents of(NodeFacts facts, Looks looks) {
    return new LoggedEvents(
        facts
            .lives(LogEvent.KIND)
            .flatMap(life -> LoggedEvent.of(life, looks).stream())
            .distinct()
            .sorted(LoggedEvent.ORDER)
            .toList());
  }

  /** Starts of units and agents. */
  List<LoggedEvent> starts() {
    return told(all.stream().filter(event -> event.kind() == EventKind.START));
  }

  /** Units that went down. */
  List<LoggedEvent> stops() {
    return told(
        byName(event -> event.kind() == EventKind.STOP || event.kind() == EventKind.START).stream()
            .flatMap(ofOne -> LoggedStops.of(ofOne).stream()));
  }

  /** All others. */
  List<EventDraft> others() {
    return told(
            all.stream()
                .filter(event -> event.kind() != EventKind.STOP && event.kind() != EventKind.START))
        .stream()
        .map(LoggedEvent::draft)
        .toList();
  }

  private Collection<List<LoggedEvent>> byName(Predicate<LoggedEvent> wanted) {
    return all.stream()
        .filter(wanted)
        .collect(groupingBy(LoggedEvent::what, LinkedHashMap::new, toList()))
        .values();
  }

  private static List<LoggedEvent> told(Stream<LoggedEvent> events) {
    return events
        .collect(groupingBy(LoggedEvents::alike, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .flatMap(alike -> firstOfRuns(alike).stream())
        .toList();
  }

  /** What is told once as long as it goes on; of what goes on, whatever its detail. */
  private static List<Object> alike(LoggedEvent event) {
    return event.ongoing()
        ? List.of(event.kind(), event.what())
        : List.of(event.kind(), event.what(), event.detail());
  }

  /**
   * The first of each run, and what may be that very one, seen by another program. Of what is
   * ongoing a run is a clock hour, as it is for its facts; of the rest it lasts until it is quiet.
   */
  private static List<LoggedEvent> firstOfRuns(List<LoggedEvent> alike) {
    List<LoggedEvent> told = new ArrayList<>();
    @Nullable LoggedEvent first = null;
    @Nullable LoggedEvent last = null;
    for (LoggedEvent event : alike) {
      if (first == null || last == null || !goesOn(last, event)) {
        first = event;
      }
      if (event.period().overlaps(first.period())) {
        told.add(event);
      }
      last = event;
    }
    return told;
  }

  private static boolean goesOn(LoggedEvent before, LoggedEvent event) {
    Instant from = before.period().from();
    Instant again = event.period().from();
    return event.ongoing()
        ? from.truncatedTo(ChronoUnit.HOURS).equals(again.truncatedTo(ChronoUnit.HOURS))
        : Duration.between(from, again).compareTo(QUIET) < 0;
  }
}
