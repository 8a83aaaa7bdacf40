package io.netlapse.service.suspects;

import io.netlapse.db.query.FleetOf;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.snapshot.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What suspects are sought for.
 *
 * @param node on which node it appeared
 * @param window when
 * @param fleet the nodes that got it, this one among them
 * @param kinds the kinds of facts that a look must cover to tell that a node was spared; null for
 *     any
 * @param mechanisms what can bring it about, the likeliest first
 */
record Case(
    NodeId node,
    Window window,
    List<FleetOf.Row> fleet,
    @Nullable List<String> kinds,
    List<Mechanism> mechanisms) {}
