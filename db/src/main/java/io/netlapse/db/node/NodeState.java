package io.netlapse.db.node;

import org.jspecify.annotations.Nullable;

/**
 * A node as it stands.
 *
 * @param key which
 * @param version grows with every write but that of an unchanged snapshot
 * @param head what an unchanged snapshot agrees with; null where no snapshot can be unchanged
 */
public record NodeState(NodeKey key, long version, @Nullable Head head) {}
