package io.netlapse.cli.faults;

import io.netlapse.collectors.push.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A time that many threads share: it stands while one of them does something, and once all sleep it
 * goes on to when the first of them wakes. Work takes no time. The thread that makes it takes part,
 * and those that it starts.
 */
final class SimulatedTime implements Time, AutoCloseable {

  private final Queue<Sleeper> asleep =
      new PriorityQueue<>(Comparator.comparing((Sleeper sleeper) -> sleeper.until));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
  private Instant now;
  private int awake = 1;

  SimulatedTime(Instant start) {
    this.now = start;
  }

  /** What a thread does; it ends when it is interrupted. */
  interface Participant {
    void run() throws InterruptedException;
  }

  private static final class Sleeper {
    private final Instant until;
    private final CountDownLatch woken = new CountDownLatch(1);

    private Sleeper(Instant until) {
      this.until = until;
    }
  }

  /**
   * What one thread waits for and others ring, at any time; a ring that nobody waits for is kept.
   */
  final class Bell {
    private boolean rung;
    private @Nullable Sleeper waiting;

    void ring() {
      synchronized (SimulatedTime.this) {
        if (waiting == null) {
          rung = true;
        } else {
          wake(waiting);
          waiting = null;
        }
      }
    }

    void await() throws InterruptedException {
      Sleeper sleeper;
      synchronized (SimulatedTime.this) {
        if (rung) {
          rung = false;
          return;
        }
        sleeper = lieDown(Instant.MAX);
        waiting = sleeper;
      }
      sleeper.woken.await();
    }
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public long nanos() {
    return Duration.between(Instant.EPOCH, now()).toNanos();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    sleepUntil(now().plus(duration));
  }

  void sleepUntil(Instant instant) throws InterruptedException {
    Sleeper sleeper;
    synchronized (this) {
      sleeper = lieDown(instant);
    }
    sleeper.woken.await();
  }

  /** Starts a thread that takes part. */
  synchronized void start(Participant participant) {
    awake++;
    threads.execute(() -> run(participant));
  }

  /** Ends the threads; what failed in one of them is thrown here. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
    RuntimeException failed = fault.get();
    if (failed != null) {
      throw failed;
    }
  }

  private void run(Participant participant) {
    try {
      participant.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // told to end
    } catch (RuntimeException e) {
      fault.compareAndSet(null, e);
    } finally {
      synchronized (this) {
        awake--;
        goOn();
      }
    }
  }

  private Sleeper lieDown(Instant until) {
    Sleeper sleeper = new Sleeper(until);
    asleep.add(sleeper);
    awake--;
    goOn();
    return sleeper;
  }

  private void goOn() {
    @Nullable Sleeper first = asleep.peek();
    if (awake > 0 || first == null || first.until.equals(Instant.MAX)) {
      return;
    }
    now = first.until.isAfter(now) ? first.until : now;
    while (first != null && !first.until.isAfter(now)) {
      wake(first);
      first = asleep.peek();
    }
  }

  private void wake(Sleeper sleeper) {
    asleep.remove(sleeper);
    awake++;
    sleeper.woken.countDown();
  }
}
