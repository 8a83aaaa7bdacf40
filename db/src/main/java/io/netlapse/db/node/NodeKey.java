package io.netlapse.db.node;

/**
 * A node by our numbers; the first two columns of most keys.
 *
 * @param clusterId its cluster
 * @param nodeId the node
 */
public record NodeKey(long clusterId, long nodeId) {}
