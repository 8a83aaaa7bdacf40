package io.netlapse.service.snapshots;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.service.ingest.IngestResult;
import io.netlapse.service.shape.ChangeShape;
import io.netlapse.service.shape.FindingShape;
import java.util.List;

/**
 * What became of a pushed snapshot.
 *
 * @param outcome stored or duplicate
 * @param snapshot which one it is
 * @param changed whether it showed anything to be otherwise than before
 * @param changes what
 * @param findings what rules found that began or ended with it
 * @param read what was made of its sections, in all
 * @param attention the sections that were not observed, or of which not every line was understood;
 *     all of them are told of the snapshot itself
 * @param damage what is missing of the bundle, in sentences
 */
@Serdeable
record PushAnswer(
    String outcome,
    SnapshotShape snapshot,
    boolean changed,
    List<ChangeShape> changes,
    List<FindingShape> findings,
    Read read,
    List<SectionCount> attention,
    List<String> damage) {

  private static final String STORED = "stored";

  /** Whether it was not there before. */
  boolean isNew() {
    return outcome.equals(STORED);
  }

  /** How many sections, facts, and lines that nobody understood. */
  @Serdeable
  record Read(int sections, int facts, int unread) {

    static Read of(List<IngestResult.SectionCount> counts) {
      int facts = 0;
      int unread = 0;
      for (IngestResult.SectionCount count : counts) {
        facts += count.facts();
        unread += count.unread();
      }
      return new Read(counts.size(), facts, unread);
    }
  }

  /** What was made of a section. */
  @Serdeable
  record SectionCount(String probe, String command, String status, int facts, int unread) {

    static SectionCount of(IngestResult.SectionCount count) {
      return new SectionCount(
          count.probe().value(),
          count.command(),
          count.status().word(),
          count.facts(),
          count.unread());
    }
  }
}
