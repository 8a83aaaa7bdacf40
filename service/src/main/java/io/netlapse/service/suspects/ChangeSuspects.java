package io.netlapse.service.suspects;

import io.netlapse.db.query.ChangesIn;
import io.netlapse.db.query.FactRow;
import io.netlapse.db.query.FleetOf;
import io.netlapse.service.shape.ChangeShape;
import io.netlapse.service.shape.Shapes;
import io.netlapse.service.time.TimeWindow;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.snapshot.NodeId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Seeks the suspects of a change. The same change elsewhere is the same fact that came or went. */
@Singleton
public final class ChangeSuspects {

  private final FleetOf fleet;
  private final Investigation investigation;
  private final Shapes shapes;

  ChangeSuspects(FleetOf fleet, Investigation investigation, Shapes shapes) {
    this.fleet = fleet;
    this.investigation = investigation;
    this.shapes = shapes;
  }

  /** The suspects of a change. */
  public SuspectsOfChange of(ChangesIn.Row change) {
    long cluster = change.place().clusterId();
    FactRow after = change.after();
    FactRow before = change.before();
    FactRow fact = after == null ? before : after;
    if (fact == null) {
      throw new IllegalArgumentException("a change without a fact");
    }
    List<FleetOf.Row> same =
        after == null ? fleet.gone(cluster, fact.id()) : fleet.appeared(cluster, fact.id());
    Investigation.Result result =
        investigation.of(
            new Case(
                new NodeId(change.cluster(), change.node()),
                new Window(change.windowAfter(), change.windowAt()),
                same,
                List.of(fact.kind()),
                List.of()));
    Instant began = change.windowAfter();
    TimeWindow own =
        new TimeWindow(began == null ? Instant.EPOCH : began, change.windowAt().plusNanos(1000));
    return new SuspectsOfChange(
        ChangeShape.of(change, own, shapes), result.suspects(), result.reach(), result.coverage());
  }
}
