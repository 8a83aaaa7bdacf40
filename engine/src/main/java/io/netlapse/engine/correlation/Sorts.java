package io.netlapse.engine.correlation;

import static java.util.stream.Collectors.groupingBy;

import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.EventKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Events that count as the same on different nodes: of one kind, with one name and, where several
 * nodes have the very same detail, that too. An upgrade from 1.20 to 1.21 says more about another
 * such upgrade than one from 1.21 to 1.22 does; but a detail that only one node has would leave
 * nothing to compare.
 */
final class Sorts {

  /**
   * A sort of events.
   *
   * @param detail null for any
   */
  record Sort(EventKind kind, String what, @Nullable String detail) {}

  private final Map<Sort, List<Event>> withDetail;
  private final Map<Sort, List<Event>> withoutDetail;

  private Sorts(Map<Sort, List<Event>> withDetail, Map<Sort, List<Event>> withoutDetail) {
    this.withDetail = withDetail;
    this.withoutDetail = withoutDetail;
  }

  static Sorts of(Collection<Event> events) {
    return new Sorts(
        events.stream().collect(groupingBy(Sorts::exact)),
        events.stream().collect(groupingBy(Sorts::general)));
  }

  /** The sort of an event. */
  Sort of(Event event) {
    long nodes =
        withDetail.getOrDefault(exact(event), List.of()).stream()
            .map(Event::node)
            .filter(Objects::nonNull)
            .distinct()
            .count();
    return nodes > 1 ? exact(event) : general(event);
  }

  /** All events of a sort. */
  List<Event> like(Sort sort) {
    return (sort.detail() == null ? withoutDetail : withDetail).getOrDefault(sort, List.of());
  }

  private static Sort exact(Event event) {
    return new Sort(event.kind(), event.what(), event.detail());
  }

  private static Sort general(Event event) {
    return new Sort(event.kind(), event.what(), null);
  }
}
