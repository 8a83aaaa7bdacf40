package io.netlapse.db.history;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.netlapse.db.content.KnownContents;
import io.netlapse.db.content.Manifest;
import io.netlapse.db.content.ManifestSection;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.snapshot.LookRow;
import io.netlapse.db.snapshot.Looks;
import io.netlapse.db.snapshot.SectionTimes;
import io.netlapse.engine.history.Asked;
import io.netlapse.engine.history.Moments;
import io.netlapse.engine.history.Observation;
import io.netlapse.engine.history.Position;
import io.netlapse.engine.history.Run;
import io.netlapse.engine.history.Sight;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the observations of the algebra from what is kept of snapshots. Safe for many threads. */
public final class Observations {

  private final KnownContents contents;

  /** With what is remembered of contents. */
  public Observations(KnownContents contents) {
    this.contents = contents;
  }

  /**
   * The observations of each instant: one for each moment, in order.
   *
   * @param looks snapshots of one node, all of each instant that is among them
   */
  public SortedMap<Instant, List<Observation>> of(
      Connection connection, NodeKey key, Collection<LookRow> looks) throws SQLException {
    Map<Long, Manifest> manifests =
        contents.manifests(
            connection, key.clusterId(), looks.stream().map(LookRow::manifestId).toList());
    Map<Long, Sight> sights =
        contents.sights(
            connection,
            key.clusterId(),
            manifests.values().stream()
                .flatMap(manifest -> manifest.sections().stream())
                .map(ManifestSection::contentId)
                .toList());
    SortedMap<Position, List<Observation>> byPosition = new TreeMap<>();
    for (LookRow look : looks) {
      for (Observation moment :
          moments(look, requireNonNull(manifests.get(look.manifestId())), sights)) {
        byPosition.computeIfAbsent(moment.position(), _ -> new ArrayList<>()).add(moment);
      }
    }
    return byPosition.values().stream()
        .map(Observation::union)
        .collect(groupingBy(one -> one.position().at(), TreeMap::new, toList()));
  }

  /** The runs of the algebra, read from the two ends of each. */
  public List<Run> runs(Connection connection, NodeKey key, List<RunSpan> spans)
      throws SQLException {
    List<Instant> ends =
        spans.stream().flatMap(span -> Stream.of(span.first(), span.last())).toList();
    SortedMap<Instant, List<Observation>> at = of(connection, key, Looks.at(connection, key, ends));
    List<Run> runs = new ArrayList<>();
    for (RunSpan span : spans) {
      if (span.first().equals(span.last())) {
        moments(at, span.first()).forEach(moment -> runs.add(Run.of(moment)));
      } else {
        runs.add(
            new Run(moments(at, span.first()).getFirst(), moments(at, span.last()).getFirst()));
      }
    }
    return runs;
  }

  /** A run is written of snapshots, so its ends are there. */
  private static List<Observation> moments(
      SortedMap<Instant, List<Observation>> at, Instant instant) {
    return requireNonNull(at.get(instant), "a run ends where no snapshot is");
  }

  private static List<Observation> moments(
      LookRow look, Manifest manifest, Map<Long, Sight> sights) {
    List<SectionTimes.Span> times =
        SectionTimes.unpack(look.at(), look.sectionTimes(), manifest.sections().size());
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < manifest.sections().size(); i++) {
      ManifestSection section = manifest.sections().get(i);
      SectionTimes.Span when = times.get(i);
      asked.add(
          new Asked(section.command(), when.begin(), when.end(), sights.get(section.contentId())));
    }
    return Moments.of(look.at(), look.clock(), asked);
  }
}
