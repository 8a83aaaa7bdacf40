package io.netlapse.service.snapshots;

import io.netlapse.db.query.ChangesIn;
import io.netlapse.db.query.FindingsIn;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.engine.diagnostics.FindingLife;
import io.netlapse.service.ingest.IngestResult;
import io.netlapse.service.shape.ChangeShape;
import io.netlapse.service.shape.FindingShape;
import io.netlapse.service.shape.Findings;
import io.netlapse.service.shape.Shapes;
import io.netlapse.service.time.TimeWindow;
import io.netlapse.spi.snapshot.NodeId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says of a snapshot what it changed, with the ids by which one can ask further. */
@Singleton
final class PushAnswers {

  /** A node that changes more at once is asked for with /changes. */
  private static final int MOST_CHANGES = 1000;

  private static final Duration AROUND = Duration.ofHours(1);

  private final ChangesIn changes;
  private final FindingsIn findings;
  private final Shapes shapes;
  private final Findings findingShapes;

  PushAnswers(ChangesIn changes, FindingsIn findings, Shapes shapes, Findings findingShapes) {
    this.changes = changes;
    this.findings = findings;
    this.shapes = shapes;
    this.findingShapes = findingShapes;
  }

  PushAnswer of(NodeId node, IngestResult result, List<String> damage) {
    return new PushAnswer(
        result.outcome().name().toLowerCase(Locale.ROOT),
        SnapshotShape.of(result.id(), node, result.receivedAt()),
        result.changed(),
        result.changed() ? changes(node, result.id().capturedAt()) : List.of(),
        result.findings().stream().flatMap(life -> finding(node, life)).toList(),
        PushAnswer.Read.of(result.sections()),
        result.sections().stream()
            .filter(count -> !count.status().observes() || count.unread() > 0)
            .map(PushAnswer.SectionCount::of)
            .toList(),
        damage);
  }

  private List<ChangeShape> changes(NodeId node, Instant at) {
    TimeWindow around = new TimeWindow(at.minus(AROUND), at.plus(AROUND));
    ChangesIn.Place behind = new ChangesIn.Place(at.plusNanos(1000), 0, 0, 0, "", 0);
    return changes
        .page(
            new NodeFilter(node.cluster(), node.name()),
            null,
            around.from(),
            around.to(),
            behind,
            MOST_CHANGES)
        .stream()
        .filter(row -> row.place().shownAt().equals(at))
        .map(row -> ChangeShape.of(row, new TimeWindow(Instant.EPOCH, around.to()), shapes))
        .toList();
  }

  private Stream<FindingShape> finding(NodeId node, FindingLife life) {
    return findings
        .page(
            new FindingsIn.Filter(
                new NodeFilter(node.cluster(), node.name()),
                life.rule(),
                null,
                life.isOpen(),
                life.subject(),
                null),
            life.appeared().at(),
            life.appeared().at().plusNanos(1000),
            null,
            1)
        .stream()
        .map(findingShapes::of);
  }
}
