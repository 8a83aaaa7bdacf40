package io.netlapse.collectors.ssh;

import io.netlapse.collectors.ssh.node.Target;
import io.netlapse.collectors.ssh.session.Fault;

/** What became of a node. */
sealed interface Outcome {

  /** The service has all that it wrote. */
  record Delivered() implements Outcome {}

  /**
   * The service has not, or not all.
   *
   * @param target the node
   * @param fault why, in short
   * @param message why, and what to do, in a sentence
   */
  record Failed(Target target, Fault fault, String message) implements Outcome {}
}
