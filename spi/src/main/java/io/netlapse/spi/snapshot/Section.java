package io.netlapse.spi.snapshot;

import java.time.Instant;

/**
 * One probe's raw output in one snapshot.
 *
 * @param probe what was asked
 * @param command the command line as it was run; the scope is read from it
 * @param begin when the command began, by the node's clock
 * @param end when it ended, not before {@code begin}
 * @param exitStatus the exit status; 124 is a time-out, 126 and 127 a command that is not there
 * @param status what became of it
 * @param output standard output
 * @param error standard error
 */
public record Section(
    ProbeId probe,
    Command command,
    Instant begin,
    Instant end,
    int exitStatus,
    SectionStatus status,
    Content output,
    Content error) {

  /**
   * Checks the order of the times.
   *
   * @throws IllegalArgumentException if {@code end} is before {@code begin}
   */
  public Section {
    if (end.isBefore(begin)) {
      throw new IllegalArgumentException(
          "section %s ends at %s, before it begins at %s".formatted(probe, end, begin));
    }
  }
}
