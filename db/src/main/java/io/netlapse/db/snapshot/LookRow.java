package io.netlapse.db.snapshot;

import io.netlapse.spi.snapshot.NodeClock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What history needs of a snapshot; the array is not copied and must not be written to.
 *
 * @param at its instant
 * @param manifestId what it says
 * @param clock what the node said of its clock
 * @param sectionTimes {@link SectionTimes}
 */
@SuppressWarnings("ArrayRecordComponent") // there may be a hundred thousand of them at once
public record LookRow(
    Instant at, long manifestId, NodeClock clock, byte @Nullable [] sectionTimes) {}
