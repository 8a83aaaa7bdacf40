package io.netlapse.service.suspects;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import io.netlapse.db.query.CoverageOf;
import io.netlapse.db.query.EventsIn;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.db.query.NodesNow;
import io.netlapse.engine.correlation.Fleet;
import io.netlapse.engine.correlation.Suspects;
import io.netlapse.service.shape.CoverageShape;
import io.netlapse.service.shape.EventShape;
import io.netlapse.service.shape.NodeCoverage;
import io.netlapse.service.time.TimeWindow;
import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.event.Window;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Asks the database what the ranking of suspects needs to know. Safe for many threads. */
@Singleton
final class Investigation {

  private static final Suspects.Horizon HORIZON = Suspects.Horizon.DEFAULT;

  /** More events than this in two weeks of one cluster rank each other by nearness alone. */
  private static final int MOST_EVENTS = 20_000;

  private static final int MOST_NODES = 20_000;

  private final EventsIn events;
  private final CoverageOf coverage;
  private final NodesNow nodes;

  Investigation(EventsIn events, CoverageOf coverage, NodesNow nodes) {
    this.events = events;
    this.coverage = coverage;
    this.nodes = nodes;
  }

  /**
   * What was found out.
   *
   * @param suspects by rank
   * @param reach which nodes got it
   * @param coverage how often the cluster was looked at
   */
  record Result(List<SuspectShape> suspects, Reach reach, CoverageShape coverage) {}

  Result of(Case sought) {
    NodeFilter cluster = new NodeFilter(sought.node().cluster(), null);
    TimeWindow window = window(sought.window());
    List<CoverageOf.Row> looks =
        coverage.nodes(cluster, sought.kinds(), window.from(), window.to());
    Map<String, List<Window>> got =
        sought.fleet().stream()
            .collect(
                groupingBy(
                    row -> row.node(),
                    mapping(row -> new Window(row.after(), row.at()), toList())));
    List<CoverageOf.Row> spared =
        looks.stream()
            .filter(row -> row.observations() > 0 && !got.containsKey(row.node()))
            .toList();
    return new Result(
        rank(sought, window, Fleet.of(got, names(spared))),
        new Reach(
            got.keySet().stream().sorted().toList(),
            spared.stream()
                .map(row -> new NodeCoverage(row.node(), CoverageShape.of(window, row)))
                .toList()),
        CoverageShape.of(window, looks));
  }

  private List<SuspectShape> rank(Case sought, TimeWindow window, Fleet fleet) {
    Map<Event, EventShape> known = new LinkedHashMap<>();
    events
        .page(
            new NodeFilter(sought.node().cluster(), null),
            null,
            null,
            window.from(),
            window.to(),
            null,
            MOST_EVENTS)
        .forEach(row -> known.putIfAbsent(event(row), EventShape.of(row)));
    return Suspects.of(
            sought.window(),
            sought.node(),
            known.keySet(),
            sought.mechanisms(),
            fleet,
            new Suspects.Horizon(HORIZON.before(), HORIZON.after(), otherClocks(sought)))
        .stream()
        .map(suspect -> SuspectShape.of(suspect, shape(known, suspect.event())))
        .toList();
  }

  /** Two clocks of the cluster differ by no more than twice what the worst is off ours. */
  private Duration otherClocks(Case sought) {
    return nodes.page(new NodeFilter(sought.node().cluster(), null), "", "", MOST_NODES).stream()
        .map(NodesNow.Row::clockOffsetMillis)
        .filter(offset -> offset != null)
        .map(offset -> Duration.ofMillis(2 * Math.abs(offset)))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static TimeWindow window(Window change) {
    var begin = change.after() == null ? change.at() : change.after();
    return new TimeWindow(begin.minus(HORIZON.before()), change.at().plus(HORIZON.after()));
  }

  private static SortedSet<String> names(List<CoverageOf.Row> rows) {
    return rows.stream().map(CoverageOf.Row::node).collect(toCollection(TreeSet::new));
  }

  private static EventShape shape(Map<Event, EventShape> known, Event event) {
    EventShape shape = known.get(event);
    if (shape == null) {
      throw new IllegalStateException("a suspect that nobody asked about: " + event);
    }
    return shape;
  }

  private static Event event(EventsIn.Row row) {
    return new Event(
        row.cluster(),
        row.node(),
        EventKind.ofWord(row.kind()),
        row.what(),
        row.from(),
        row.to(),
        row.detail(),
        row.identity());
  }
}
