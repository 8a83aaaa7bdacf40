package io.netlapse.collectors.runtime.spool;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Keeps a spool within its limits: what was set aside goes first, then of what waits the oldest
 * that showed nothing new; what goes is counted as a gap. Not safe for several threads; the spool
 * guards it.
 *
 * @param limits how much there may be
 * @param folders where it lies
 * @param waiting what waits
 * @param gaps is told of what goes
 * @param clock the machine's; it may step
 */
record Room(
    SpoolLimits limits,
    SpoolFolders folders,
    WaitingFiles waiting,
    GapBook gaps,
    InstantSource clock) {

  /**
   * Lets go what is older than the limit.
   *
   * @param inHand the number of the capture that may be on its way; 0 for none
   */
  void expire(long inHand) throws IOException {
    Instant now = clock.instant();
    drop(Gap.Why.AGE, Eviction.tooOld(waiting.all(), limits.age(), now, inHand));
    new Aside(folders.damaged()).expire(limits.age(), now);
    new Aside(folders.refused()).expire(limits.age(), now);
  }

  /**
   * Makes room for a file.
   *
   * @param bytes of the file
   * @param source where it came from, for the message
   * @param inHand the number of the capture that may be on its way, which goes last
   * @throws SpoolException if the file is larger than the spool may be
   */
  void make(long bytes, String source, long inHand) throws IOException, SpoolException {
    if (bytes > limits.bytes()) {
      throw new SpoolException(
          "%s has %d bytes, more than the whole spool %s may have (%d). Give it a larger size."
              .formatted(source, bytes, folders.path(), limits.bytes()));
    }
    Aside damaged = new Aside(folders.damaged());
    Aside refused = new Aside(folders.refused());
    long over =
        waiting.bytes() + damaged.size().bytes() + refused.size().bytes() + bytes - limits.bytes();
    if (over > 0) {
      over -= damaged.free(over);
      over -= over > 0 ? refused.free(over) : 0;
      drop(Gap.Why.SIZE, Eviction.toFree(waiting.all(), over, inHand));
    }
  }

  private void drop(Gap.Why why, List<Waiting> lost) throws IOException {
    if (!lost.isEmpty()) {
      gaps.add(why, lost);
      waiting.lost(lost);
      gaps.save(); // a full disk has room for it now
    }
  }
}
