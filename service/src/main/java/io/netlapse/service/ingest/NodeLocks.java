package io.netlapse.service.ingest;

import io.netlapse.spi.snapshot.NodeId;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Lets the pushes of one node that come to this process at once wait for each other before they go
 * to the database. Correctness does not need it, the database's own locks see to that; but a
 * snapshot that says nothing new and meets one that changes the node would else be turned away by
 * them, take the long way too, and be what turns the next one away. Safe for many threads.
 */
final class NodeLocks {

  /** Nodes that share one wait for each other now and then, which does no harm. */
  private static final int STRIPES = 1024;

  private final ReadWriteLock[] stripes =
      Stream.generate(ReentrantReadWriteLock::new).limit(STRIPES).toArray(ReadWriteLock[]::new);

  /** Held by many, to write snapshots that say nothing new. */
  Lock shared(NodeId node) {
    return stripe(node).readLock();
  }

  /** Held by one, to change the node. */
  Lock alone(NodeId node) {
    return stripe(node).writeLock();
  }

  private ReadWriteLock stripe(NodeId node) {
    return stripes[Math.floorMod(node.hashCode(), STRIPES)];
  }
}
