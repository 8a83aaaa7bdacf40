package io.netlapse.collectors.capture;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process with all that it started, which end together. */
final class ProcessTree {

  private static final long GRACE_MILLIS = 2_000;

  private final Process root;

  ProcessTree(Process root) {
    this.root = root;
  }

  /** Waits for the process to end by itself, and ends it when the time is over. */
  void awaitEnd(Duration limit) throws InterruptedException {
    if (!root.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      end();
    }
  }

  /**
   * Ends the tree: asks the root, which may have files to remove, and kills what is left after two
   * seconds. Does nothing once the root has ended.
   */
  synchronized void end() {
    if (!root.isAlive()) {
      return;
    }
    // Before the root ends: what it leaves behind has another parent then, and is not found again.
    List<ProcessHandle> children = root.descendants().toList();
    root.destroy();
    awaitGrace();
    children.forEach(ProcessHandle::destroyForcibly);
    root.destroyForcibly();
  }

  /** The exit status, or a word that it is not known. */
  String exitStatus() {
    return root.isAlive() ? "unknown" : Integer.toString(root.exitValue());
  }

  private void awaitGrace() {
    try {
      boolean _ = root.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // then without grace
    }
  }
}
