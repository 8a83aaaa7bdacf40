package io.netlapse.service.ingest;

import io.netlapse.db.content.Manifest;
import io.netlapse.db.node.Boot;
import io.netlapse.db.node.Head;
import io.netlapse.db.node.NodeState;

/**
 * What is remembered of a node, to tell an unchanged snapshot without asking the database. It may
 * be out of date: the write names the version that it was compared with.
 *
 * @param state the node
 * @param head its head, which there is
 * @param manifest the head's manifest
 * @param boot what the node last said of itself
 * @param bootRef the number of that
 */
record NodeMemory(NodeState state, Head head, Manifest manifest, Boot boot, long bootRef) {

  /** Whether a snapshot behind the head's instant, of its boot and clock, may say the same. */
  boolean agrees(TimedSnapshot snapshot) {
    return boot.equals(snapshot.boot())
        && head.agrees(
            snapshot.capturedAt(),
            manifest.manifestId(),
            snapshot.boot().bootId(),
            snapshot.uptime());
  }
}
