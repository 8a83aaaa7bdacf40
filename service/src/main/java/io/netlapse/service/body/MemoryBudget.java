package io.netlapse.service.body;

import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.settings.IngestSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The decompressed bytes that all uploads together may hold in memory. Who comes when it is spent
 * is sent away for a while instead of being queued: a queue of uploads is what runs out of memory.
 * Safe for many threads.
 */
@Singleton
public final class MemoryBudget {

  /** Uploads take milliseconds; by then room is likely. */
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  MemoryBudget(IngestSettings settings) {
    this.limit = settings.maxBytesInFlight();
  }

  /** What one upload holds; closing it gives all of it back. For one thread. */
  final class Share implements AutoCloseable {

    private long bytes;

    /**
     * Takes more.
     *
     * @throws ProblemException 429 if the budget is spent
     */
    void take(int more) {
      if (taken.addAndGet(more) > limit) {
        taken.addAndGet(-more);
        throw ProblemException.retry(
            ProblemType.OVERLOADED,
            "The service is taking in as much as its memory allows. Nothing was stored; send the"
                + " same again later.",
            WAIT);
      }
      bytes += more;
    }

    @Override
    public void close() {
      taken.addAndGet(-bytes);
      bytes = 0;
    }
  }

  /** A share of nothing yet. */
  Share share() {
    return new Share();
  }

  /** The bytes that are taken now. */
  public long taken() {
    return taken.get();
  }
}
