package io.netlapse.service.ingest;

import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.engine.diagnostics.FindingLife;
import io.netlapse.engine.history.Change;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.SectionStatus;
import java.time.Instant;
import java.util.List;

/**
 * What became of a snapshot. It is durable when the caller sees this.
 *
 * @param outcome whether it is new
 * @param id what it is known by
 * @param receivedAt when it arrived; of a duplicate, when it first did
 * @param changes what its observations showed to be otherwise than before, in order; empty for a
 *     duplicate
 * @param findings what rules found on its node that began or ended with it; empty for a duplicate
 * @param elsewhere what rules found on other nodes of its cluster that began or ended with it;
 *     empty for a duplicate
 * @param sections what was made of each section, in order
 */
public record IngestResult(
    Outcome outcome,
    SnapshotId id,
    Instant receivedAt,
    List<Change> changes,
    List<FindingLife> findings,
    List<FindingLife> elsewhere,
    List<SectionCount> sections) {

  /** Whether a snapshot is new. */
  public enum Outcome {
    /** It was not there and is now. */
    STORED,
    /** It was there, and nothing was written. */
    DUPLICATE
  }

  /**
   * What was made of a section.
   *
   * @param probe what was asked
   * @param command the command line
   * @param status what became of it
   * @param facts how many facts it shows
   * @param unread how many lines nobody understood; all of them where no parser reads the command
   */
  public record SectionCount(
      ProbeId probe, String command, SectionStatus status, int facts, int unread) {}

  /** Copies the lists. */
  public IngestResult {
    changes = List.copyOf(changes);
    findings = List.copyOf(findings);
    elsewhere = List.copyOf(elsewhere);
    sections = List.copyOf(sections);
  }

  /** Whether it showed anything to be otherwise than before. */
  public boolean changed() {
    return !changes.isEmpty();
  }
}
