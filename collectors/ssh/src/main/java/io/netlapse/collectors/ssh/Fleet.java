package io.netlapse.collectors.ssh;

import io.netlapse.collectors.ssh.node.Target;
import io.netlapse.collectors.ssh.session.Fault;
import io.netlapse.collectors.ssh.session.Received;
import io.netlapse.collectors.ssh.session.TargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Captures many nodes, so many at once, and none longer than its time. */
final class Fleet {

  /** Behind a node's own time: for what heeds neither it nor an interrupt, such as a resolver. */
  static final Duration GRACE = Duration.ofSeconds(3);

  private final Semaphore places;
  private final Duration grace;
  private final Remote remote;
  private final Delivery delivery;
  private final Consumer<String> remarks;

  /** Captures one node. */
  interface Remote {
    Received capture(Target target) throws TargetException, InterruptedException;
  }

  /**
   * None of them is captured yet.
   *
   * @param grace how long behind its own time a node is waited for
   */
  Fleet(int atOnce, Duration grace, Remote remote, Delivery delivery, Consumer<String> remarks) {
    this.places = new Semaphore(atOnce, true);
    this.grace = grace;
    this.remote = remote;
    this.delivery = delivery;
    this.remarks = remarks;
  }

  /**
   * Captures all of them and returns when each has become something. A node that fails is told at
   * once.
   *
   * @throws InterruptedException if the thread was interrupted; what was on its way is ended
   */
  Report run(List<Target> targets) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome>> futures = new ArrayList<>();
      targets.forEach(target -> futures.add(threads.submit(() -> inItsTurn(target))));
      try {
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> future : futures) {
          outcomes.add(future.get());
        }
        return new Report(outcomes);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a node's capture failed", e.getCause());
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private Outcome inItsTurn(Target target) throws InterruptedException {
    places.acquire();
    try {
      Outcome outcome = becomes(target);
      if (outcome instanceof Outcome.Failed(var _, var _, String message)) {
        remarks.accept("%s: %s".formatted(target.source(), message));
        delivery.failed(target, message);
      }
      return outcome;
    } finally {
      places.release();
    }
  }

  private Outcome becomes(Target target) throws InterruptedException {
    try {
      return captured(target);
    } catch (RuntimeException e) {
      return failed(target, e);
    }
  }

  /** What a node says must not end the capture of the others, also where it confuses us. */
  private static Outcome failed(Target target, @Nullable Throwable cause) {
    return cause instanceof TargetException failure
        ? new Outcome.Failed(target, failure.fault(), String.valueOf(failure.getMessage()))
        : new Outcome.Failed(
            target,
            Fault.OURS,
            "netlapse did not come to terms with it: %s. Please report that.".formatted(cause));
  }

  /** On a thread of the system's: a look-up of a name would hold up many virtual ones. */
  private Outcome captured(Target target) throws InterruptedException {
    FutureTask<Received> capture = new FutureTask<>(() -> remote.capture(target));
    Thread.ofPlatform().daemon().name("ssh-" + target.node()).start(capture);
    try {
      long limit = target.timeout().plus(grace).toMillis();
      return delivery.deliver(target, capture.get(limit, TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return new Outcome.Failed(
          target,
          Fault.TIME,
          "It took longer than %d s. Is the name of its host looked up for ever?"
              .formatted(target.timeout().toSeconds()));
    } catch (ExecutionException e) {
      return failed(target, e.getCause());
    } finally {
      capture.cancel(true);
    }
  }
}
