package io.netlapse.db.node;

import org.jspecify.annotations.Nullable;

/**
 * What a node says of itself that stays while it runs.
 *
 * @param bootId its boot id; null where it was not told
 * @param machineId its machine id; null where it was not told
 * @param utcOffsetSeconds its local time minus UTC; null where it was not told
 */
public record Boot(
    @Nullable String bootId, @Nullable String machineId, @Nullable Integer utcOffsetSeconds) {}
