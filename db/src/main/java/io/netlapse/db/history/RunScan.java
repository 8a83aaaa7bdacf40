package io.netlapse.db.history;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.netlapse.db.content.KnownContents;
import io.netlapse.db.content.Manifest;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.snapshot.LookRow;
import io.netlapse.db.snapshot.Looks;
import io.netlapse.engine.history.ClockSteps;
import io.netlapse.engine.history.Observation;
import io.netlapse.spi.snapshot.NodeClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts all snapshots of a node together into runs, when one came late or went: a pure function of
 * the rows, so that their order of arrival cannot show.
 *
 * <p>An instant stands alone when it has several snapshots or moments, for then it may say two
 * things; and when it is next to a step of the clock, for then it bounds others than its own
 * neighbours.
 */
public final class RunScan {

  private final KnownContents contents;
  private final Observations observations;

  /** With what is remembered of contents. */
  public RunScan(KnownContents contents, Observations observations) {
    this.contents = contents;
    this.observations = observations;
  }

  /**
   * One instant of a node.
   *
   * @param at the instant
   * @param manifestIds what its snapshots say
   * @param alone whether it may say two things
   * @param begin what its first moment said of the clock
   * @param end what its last moment said of the clock
   */
  private record Moment(
      Instant at, List<Long> manifestIds, boolean alone, NodeClock begin, NodeClock end) {

    /** Of another boot is another run: where a run ends is where reboots are read off. */
    boolean saysTheSameAs(Moment next) {
      return manifestIds.equals(next.manifestIds)
          && Objects.equals(end.bootId(), next.begin.bootId());
    }

    boolean agrees(Moment next) {
      return ClockSteps.agree(at, end, next.at, next.begin);
    }
  }

  /** The runs of a node, in order. */
  public List<RunSpan> scan(Connection connection, NodeKey key) throws SQLException {
    List<LookRow> looks = Looks.all(connection, key);
    Map<Long, Manifest> manifests =
        contents.manifests(
            connection,
            key.clusterId(),
            looks.stream().map(LookRow::manifestId).distinct().toList());
    List<Moment> moments = new ArrayList<>();
    SortedMap<Instant, List<LookRow>> byInstant =
        looks.stream().collect(groupingBy(LookRow::at, TreeMap::new, toList()));
    for (List<LookRow> same : byInstant.values()) {
      moments.add(moment(connection, key, same, manifests));
    }
    return spans(moments);
  }

  private Moment moment(
      Connection connection, NodeKey key, List<LookRow> same, Map<Long, Manifest> manifests)
      throws SQLException {
    LookRow first = same.getFirst();
    if (same.size() == 1 && requireNonNull(manifests.get(first.manifestId())).steady()) {
      return new Moment(
          first.at(), List.of(first.manifestId()), false, first.clock(), first.clock());
    }
    List<Observation> each = requireNonNull(observations.of(connection, key, same).get(first.at()));
    return new Moment(
        first.at(),
        same.stream().map(LookRow::manifestId).toList(),
        true,
        each.getFirst().clock(),
        each.getLast().clock());
  }

  private static List<RunSpan> spans(List<Moment> moments) {
    List<RunSpan> spans = new ArrayList<>();
    boolean open = false;
    for (int i = 0; i < moments.size(); i++) {
      Moment moment = moments.get(i);
      boolean alone =
          moment.alone()
              || (i > 0 && !moments.get(i - 1).agrees(moment))
              || (i + 1 < moments.size() && !moment.agrees(moments.get(i + 1)));
      RunSpan now = new RunSpan(moment.at(), moment.at(), moment.manifestIds());
      if (open && !alone && moments.get(i - 1).saysTheSameAs(moment)) {
        now = new RunSpan(spans.removeLast().first(), moment.at(), now.manifestIds());
      }
      spans.add(now);
      open = !alone;
    }
    return spans;
  }
}
