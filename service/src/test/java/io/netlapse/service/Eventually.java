package io.netlapse.service;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what comes by itself, and says what did not come. */
public final class Eventually {

  /** Far more than it takes, also where a dozen builds share the machine. */
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private Eventually() {}

  /**
   * Returns as soon as a condition holds; asks again and again, so asking should take its time.
   *
   * @param what the condition in words
   * @throws AssertionError if it does not hold within a minute
   */
  public static void eventually(String what, Callable<Boolean> holds) throws Exception {
    long start = System.nanoTime();
    while (!holds.call()) {
      if (System.nanoTime() - start > DEADLINE.toNanos()) {
        throw new AssertionError("not within " + DEADLINE + ": " + what);
      }
      Thread.yield();
    }
  }
}
