package io.netlapse.engine.events;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.EventKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one event of those that are one: by identity, or by connected components of intervals. */
final class Merging {

  private static final Comparator<Event> ORDER =
      comparing(Event::from)
          .thenComparing(Event::to)
          .thenComparing(Event::cluster)
          .thenComparing(Event::node, nullsFirst(naturalOrder()))
          .thenComparing(Event::kind)
          .thenComparing(Event::what)
          .thenComparing(Event::identity, nullsFirst(naturalOrder()))
          .thenComparing(Event::detail);

  private static final Comparator<String> TERSEST =
      comparing(String::isEmpty).thenComparingInt(String::length).thenComparing(naturalOrder());

  private Merging() {}

  static List<Event> of(List<Event> events) {
    return events.stream()
        .sorted(ORDER)
        .collect(groupingBy(Subject::of, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .flatMap(group -> ofSubject(group.getKey(), group.getValue()))
        .sorted(ORDER)
        .toList();
  }

  private static Stream<Event> ofSubject(Subject subject, List<Event> events) {
    return subject.identity() != null
        ? Stream.of(one(events))
        : components(events).stream().map(Merging::one);
  }

  /**
   * Events sorted by begin: one joins the component as long as it begins before all of that end.
   */
  private static List<List<Event>> components(List<Event> events) {
    List<List<Event>> components = new ArrayList<>();
    @Nullable Period reach = null;
    for (Event event : events) {
      Period period = Period.of(event);
      if (reach == null || !reach.overlaps(period)) {
        components.add(new ArrayList<>());
        reach = period;
      }
      reach = reach.hull(period);
      components.getLast().add(event);
    }
    return components;
  }

  private static Event one(List<Event> events) {
    Event any = events.getFirst();
    Period period = intersection(events).orElseGet(() -> hull(events));
    String detail = events.stream().map(Event::detail).min(TERSEST).orElse("");
    return new Event(
        any.cluster(),
        any.node(),
        any.kind(),
        any.what(),
        period.from(),
        period.to(),
        detail,
        any.identity());
  }

  private static Optional<Period> intersection(List<Event> events) {
    return events.stream()
        .map(event -> Optional.of(Period.of(event)))
        .reduce((one, other) -> one.flatMap(a -> other.flatMap(a::intersection)))
        .orElse(Optional.empty());
  }

  private static Period hull(List<Event> events) {
    return events.stream().map(Period::of).reduce(Period::hull).orElseThrow();
  }

  /** What events must have in common to be one. */
  private record Subject(
      String cluster,
      @Nullable String node,
      EventKind kind,
      String what,
      @Nullable String identity) {

    static Subject of(Event event) {
      return new Subject(
          event.cluster(), event.node(), event.kind(), event.what(), event.identity());
    }
  }
}
