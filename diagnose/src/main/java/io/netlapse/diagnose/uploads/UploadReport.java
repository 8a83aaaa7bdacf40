package io.netlapse.diagnose.uploads;

import java.util.List;

/**
 * What was read of an upload, what was not, and what became of it.
 *
 * @param upload the upload
 * @param fates of its snapshots, in their order; fewer where the rest was not handed over
 */
public record UploadReport(Upload upload, List<Fate> fates) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are more fates than snapshots
   */
  public UploadReport {
    fates = List.copyOf(fates);
    if (fates.size() > upload.snapshots().size()) {
      throw new IllegalArgumentException("more fates than snapshots");
    }
  }

  /** Whether any of it was not there before. */
  public boolean isNew() {
    return count(Fate.Outcome.STORED) > 0;
  }

  /** Those snapshots whose fate is known. */
  List<Recorded> handedOver() {
    return upload.snapshots().subList(0, fates.size());
  }

  /** How many had a fate. */
  long count(Fate.Outcome outcome) {
    return fates.stream().filter(fate -> fate.outcome() == outcome).count();
  }

  /** How many outputs are in those snapshots. */
  int outputs() {
    return handedOver().stream().mapToInt(snapshot -> snapshot.outputs().size()).sum();
  }

  /** How many facts they show. */
  int facts() {
    return handedOver().stream()
        .flatMap(snapshot -> snapshot.outputs().stream())
        .mapToInt(Recorded.Output::facts)
        .sum();
  }

  /** How many lines of them nobody understood. */
  int unread() {
    return handedOver().stream()
        .flatMap(snapshot -> snapshot.outputs().stream())
        .mapToInt(Recorded.Output::unread)
        .sum();
  }
}
