package io.netlapse.service.ingest;

import io.netlapse.engine.history.Lifetime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to keep a node's history.
 *
 * @param lifetimes all that may have changed; where the node's history was folded anew, all that it
 *     has
 * @param changed whether any lifetime was written or removed
 * @param runBegan whether the node says something else than before, though it may be no other fact
 * @param at the instant of the only observation that changed any; null where the node's history was
 *     folded anew, so that what changed may lie anywhere
 * @param settled whether no later snapshot can move what is written now: false next to a step of
 *     the clock
 * @param folded to go on from; null where a step of the clock forbids it
 */
record Kept(
    List<Lifetime> lifetimes,
    boolean changed,
    boolean runBegan,
    @Nullable Instant at,
    boolean settled,
    @Nullable FoldedNode folded) {

  Kept {
    lifetimes = List.copyOf(lifetimes);
  }
}
