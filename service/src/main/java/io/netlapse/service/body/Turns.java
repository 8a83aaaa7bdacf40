package io.netlapse.service.body;

import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only so many requests of a kind work at once, so that what is large never takes the
 * processors and the memory that snapshots need. Safe for many threads.
 */
public final class Turns {

  /** A small one takes a second or less. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore turns;
  private final String otherwise;

  /**
   * With turns for half of the processors, and at least one.
   *
   * @param otherwise what whoever gets no turn is told: what is going on, what to do
   */
  public Turns(String otherwise) {
    this.turns = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    this.otherwise = otherwise;
  }

  /**
   * Does something when it is its turn.
   *
   * @throws ProblemException 429 if that takes too long
   */
  public <T> T inTurn(Supplier<T> work) {
    if (!isTaken()) {
      throw ProblemException.retry(ProblemType.OVERLOADED, otherwise, PATIENCE);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private boolean isTaken() {
    try {
      return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
