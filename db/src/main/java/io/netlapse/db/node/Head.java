package io.netlapse.db.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot must agree with to change nothing: behind {@code since} every snapshot of the
 * node had this manifest and this clock, so another such one, wherever it falls in there, neither
 * begins nor ends nor bounds anything.
 *
 * @param since the node's last instant when something last changed
 * @param manifestId the manifest from then on
 * @param bootId the boot id then; null where it was not told
 * @param bootedAt instant minus uptime then; null where boot id or uptime was not told
 */
public record Head(
    Instant since, long manifestId, @Nullable String bootId, @Nullable Instant bootedAt) {

  /**
   * Half of what two neighbours may differ by: then any two that agree with the head agree with
   * each other, whoever took them and in whatever order they came.
   */
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  /**
   * Whether a snapshot behind this says nothing new.
   *
   * @param at its instant
   * @param manifest its manifest
   * @param boot the boot id that it told, if any
   * @param uptime the uptime that it told, if any
   */
  public boolean agrees(
      Instant at, long manifest, @Nullable String boot, @Nullable Duration uptime) {
    return at.isAfter(since) && manifest == manifestId && sameClock(at, boot, uptime);
  }

  private boolean sameClock(Instant at, @Nullable String boot, @Nullable Duration uptime) {
    if (!Objects.equals(bootId, boot)) {
      return false;
    }
    if (bootId == null) { // then an uptime tells nothing
      return true;
    }
    return bootedAt == null
        ? uptime == null
        : uptime != null
            && Duration.between(bootedAt, at.minus(uptime)).abs().compareTo(TOLERANCE) <= 0;
  }
}
