package io.netlapse.db.snapshot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as it is kept; the arrays are not copied and must not be written to.
 *
 * @param id what makes it itself
 * @param manifestId what it says
 * @param receivedAt when it arrived, by our clock
 * @param bootRef what the node said of itself
 * @param uptimeMillis null where it was not told
 * @param clockOffsetMillis our clock minus the sender's; null unless it was pushed live
 * @param sectionTimes {@link SectionTimes}; null where all of them are the snapshot's instant
 * @param variants {@link Variants}; null where all bytes are those that the contents keep
 */
@SuppressWarnings("ArrayRecordComponent") // read once, on the hottest path
public record SnapshotRow(
    SnapshotId id,
    long manifestId,
    Instant receivedAt,
    long bootRef,
    @Nullable Long uptimeMillis,
    @Nullable Long clockOffsetMillis,
    byte @Nullable [] sectionTimes,
    byte @Nullable [] variants) {}
