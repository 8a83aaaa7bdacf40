package io.netlapse.collectors.runtime.delivery;

import io.netlapse.collectors.push.Attempt;
import io.netlapse.collectors.push.Backoff;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.Time;
import io.netlapse.collectors.runtime.health.Health;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.SpoolException;
import io.netlapse.collectors.runtime.spool.Waiting;
import io.netlapse.spi.snapshot.Content;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Sends what waits in a spool, one at a time, the oldest first: history does not depend on the
 * order, the oldest is the one that would be dropped next, and findings then appear as they did on
 * the node. What could not be sent stays, and after a wait the next one is tried: one capture that
 * the service cannot digest blocks no other. Once all that waits was tried, it tells how the
 * collector fares. Used by one thread, {@link #wake} apart.
 */
public final class Sender {

  private final Spool spool;
  private final DeltaPush deltas;
  private final Health health;
  private final Reporter reporter;
  private final Time time;
  private final RandomGenerator random;
  private final Consumer<String> remarks;
  private final Semaphore news = new Semaphore(0);
  private Backoff backoff;
  private long tried;
  private String lastRemark = "";

  /**
   * A sender that has sent nothing.
   *
   * @param remarks takes a sentence for people, once for what happens again and again
   */
  public Sender(
      Spool spool,
      PushClient push,
      Health health,
      Reporter reporter,
      Time time,
      RandomGenerator random,
      Consumer<String> remarks) {
    this.spool = spool;
    this.deltas = new DeltaPush(spool, push);
    this.health = health;
    this.reporter = reporter;
    this.time = time;
    this.random = random;
    this.remarks = remarks;
    this.backoff = new Backoff(random);
  }

  /** Tells a sender that has nothing to do that there is something. Any thread may. */
  public void wake() {
    news.release();
  }

  /**
   * Sends for ever.
   *
   * @throws InterruptedException when the thread is interrupted; this is how it ends
   */
  public void run() throws InterruptedException {
    while (true) {
      switch (step()) {
        case Step.Idle() -> {
          news.acquire();
          news.drainPermits();
        }
        case Step.Moved() -> {} // and the next one
        case Step.Stays(_, Duration pause) -> time.sleep(pause);
      }
    }
  }

  /**
   * Sends until nothing waits.
   *
   * @param giveUpAfter how long to try
   * @return why something still waits; empty where nothing does
   */
  public Optional<String> drain(Duration giveUpAfter) throws InterruptedException {
    long start = time.nanos();
    while (true) {
      switch (step()) {
        case Step.Idle() -> {
          return Optional.empty();
        }
        case Step.Moved() -> {} // and the next one
        case Step.Stays(String reason, Duration pause) -> {
          Duration end = pause.plusNanos(time.nanos() - start);
          if (end.compareTo(giveUpAfter) >= 0) {
            return Optional.of(reason);
          }
          time.sleep(pause);
        }
      }
    }
  }

  Step step() throws InterruptedException {
    Optional<Waiting> next = spool.after(tried);
    try {
      return next.isEmpty() ? round() : send(next.get());
    } catch (SpoolException e) {
      return stays(String.valueOf(e.getMessage()), Duration.ZERO);
    }
  }

  /** All that waits was tried: how the collector fares is told before it is tried again. */
  private Step round() throws SpoolException, InterruptedException {
    tried = 0;
    Step told = report();
    Optional<Waiting> first = spool.after(0);
    return told instanceof Step.Idle && first.isPresent() ? send(first.get()) : told;
  }

  private Step send(Waiting each) throws SpoolException, InterruptedException {
    tried = each.number();
    Optional<Content> gzip = spool.gzip(each);
    if (gzip.isEmpty()) {
      remark(
          "A file of the spool is damaged and was set aside in %s; the service is told of the gap."
              .formatted(spool.folder().path().resolve("damaged")));
      return new Step.Moved();
    }
    return switch (deltas.attempt(each, gzip.get())) {
      case Attempt.Acknowledged(boolean takesDeltas) -> {
        health.delivered(each.about());
        backoff = new Backoff(random);
        lastRemark = "";
        if (takesDeltas) {
          spool.deliveredAndKept(each);
        } else {
          spool.delivered(each);
        }
        yield new Step.Moved();
      }
      case Attempt.Refused(String message, _) -> {
        health.notDelivered(each.about(), message);
        remark("%s was not taken: %s".formatted(each.about().source(), message));
        spool.refused(each, gzip.get(), message);
        yield new Step.Moved();
      }
      case Attempt.Later(String reason, Duration asked) -> {
        health.notDelivered(each.about(), reason);
        yield stays(reason, asked);
      }
      case Attempt.Barred(String message) -> {
        health.notDelivered(each.about(), message);
        yield stays(message, Duration.ZERO);
      }
    };
  }

  private Step report() throws SpoolException, InterruptedException {
    return switch (reporter.report()) {
      case null -> new Step.Idle();
      case Attempt.Acknowledged(_) -> {
        backoff = new Backoff(random);
        yield new Step.Moved();
      }
      case Attempt.Later(String reason, Duration asked) -> stays(reason, asked);
      case Attempt.Refused(String message, _) -> notTold(message);
      case Attempt.Barred(String message) -> notTold(message);
    };
  }

  private Step notTold(String message) {
    remark("The service does not take how this collector fares: " + message);
    return new Step.Moved();
  }

  private Step stays(String reason, Duration asked) {
    remark("What is to be sent waits in %s: %s".formatted(spool.folder().path(), reason));
    return new Step.Stays(reason, backoff.next(asked));
  }

  private void remark(String sentence) {
    if (!sentence.equals(lastRemark)) {
      lastRemark = sentence;
      remarks.accept(sentence);
    }
  }
}
