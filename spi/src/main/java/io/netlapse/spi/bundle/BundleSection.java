package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.SectionStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one command printed, as a bundle carries it.
 *
 * @param probe what was asked
 * @param command the command line as it was run, one line
 * @param begin when the command began, since the bundle's {@code capturedAt}; never negative
 * @param end when it ended, likewise; not before {@code begin}
 * @param exitStatus the exit status, 0 to 255; 124 is a time-out, 126 and 127 a command that is not
 *     there
 * @param status what became of it; null where whoever captured did not judge: the reader of the
 *     snapshot then tells it from the exit status and the error text
 * @param output standard output
 * @param error standard error
 */
public record BundleSection(
    ProbeId probe,
    Command command,
    Duration begin,
    Duration end,
    int exitStatus,
    @Nullable SectionStatus status,
    Content output,
    Content error) {

  /**
   * Checks what the format can carry.
   *
   * @throws IllegalArgumentException if the times are out of order, the exit status is out of range
   *     or the command is not one printable line
   */
  public BundleSection {
    if (begin.isNegative() || end.compareTo(begin) < 0) {
      throw new IllegalArgumentException(
          "section %s begins at %s and ends at %s: not in order".formatted(probe, begin, end));
    }
    if (exitStatus < 0 || exitStatus > 255) {
      throw new IllegalArgumentException(
          "section %s has the exit status %d, not 0 to 255".formatted(probe, exitStatus));
    }
    if (command.text().isEmpty() || Header.firstForbidden(command.text()) >= 0) {
      throw new IllegalArgumentException(
          "section %s has a command that is not one line without control characters"
              .formatted(probe));
    }
  }

  /** What may stand in a bundle only once: the same command under the same probe id. */
  Key key() {
    return new Key(probe, command.text());
  }

  /** Probe and command line. */
  record Key(ProbeId probe, String command) {}
}
