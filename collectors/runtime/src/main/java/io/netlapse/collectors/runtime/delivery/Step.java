package io.netlapse.collectors.runtime.delivery;

import java.time.Duration;

/** What one step of a sender came to. */
sealed interface Step {

  /** Nothing waits. */
  record Idle() implements Step {}

  /** Something has gone: delivered, or set aside. */
  record Moved() implements Step {}

  /**
   * What was tried stays.
   *
   * @param reason what happened, for people
   * @param pause how long to do nothing
   */
  record Stays(String reason, Duration pause) implements Step {}
}
