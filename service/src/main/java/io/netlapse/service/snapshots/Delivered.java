package io.netlapse.service.snapshots;

import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.Section;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as it was delivered, in whichever form, before it is known whose it may be.
 *
 * @param cluster the cluster that the body tells; null where it tells none
 * @param node the node that the body tells; null where it tells none
 * @param capturedAt when, by the node's clock
 * @param clock what else the node said of its clock
 * @param machineId null where it was not told
 * @param sections in the order in which they were asked
 * @param damage what is missing of it, in sentences
 */
record Delivered(
    @Nullable String cluster,
    @Nullable String node,
    Instant capturedAt,
    NodeClock clock,
    @Nullable String machineId,
    List<Section> sections,
    List<String> damage) {}
