package io.netlapse.plugins.guard;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls one plug-in. Each call runs on a thread of its own, so that whatever it throws, a full
 * stack or a full heap too, unwinds nothing but the plug-in's own frames; and so that whoever
 * called goes on when its time is over. Safe for many threads.
 *
 * <p>A call that takes too long is interrupted. One that does not heed that keeps its thread: Java
 * has no way to end it. So a plug-in has a bounded number of threads, and when {@value
 * #MOST_TIMEOUTS} calls within an hour took too long it is set aside until the next start, whatever
 * it answered in between: a parser that hangs still says which commands it reads. The threads are
 * the system's own: an endless loop on a virtual one would hold a carrier of all others.
 */
public final class Guard {

  static final int MOST_TIMEOUTS = 3;
  private static final Duration FORGIVEN_AFTER = Duration.ofHours(1);
  private static final int MOST_AT_ONCE = 16;

  private final String plugin;
  private final Limits limits;
  private final Faults faults;
  private final ExecutorService threads;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE, true);
  private final Deque<Long> timeouts = new ArrayDeque<>();
  private volatile boolean setAside;

  /**
   * Of one plug-in.
   *
   * @param plugin its name
   * @param classes what its threads have as their context, for libraries that look there
   * @param limits how long it may take
   * @param faults is told of what fails
   */
  public Guard(String plugin, ClassLoader classes, Limits limits, Faults faults) {
    this.plugin = plugin;
    this.limits = limits;
    this.faults = faults;
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = Thread.ofPlatform().daemon().name("plugin-" + plugin).unstarted(work);
              thread.setContextClassLoader(classes);
              return thread;
            });
  }

  /**
   * Makes one call.
   *
   * @param what it is asked, as the subject of a sentence: {@code the rule acme-vpn-down}
   * @throws FaultException if there is no answer; it was told already
   * @throws InterruptedException if this thread was interrupted; the call is then, too
   */
  public <T> T call(String what, Callable<T> work) throws FaultException, InterruptedException {
    return call(what, limits.call(), work);
  }

  /** Makes a call that may take as long as a collection. */
  <T> T collect(String what, Callable<T> work) throws FaultException, InterruptedException {
    return call(what, limits.collection(), work);
  }

  private <T> T call(String what, Duration limit, Callable<T> work)
      throws FaultException, InterruptedException {
    if (setAside) {
      throw fault(
          Fault.Kind.SET_ASIDE,
          "%s is not asked until the next start, because %d calls took too long"
              .formatted(what, MOST_TIMEOUTS),
          new TimeoutException());
    }
    if (!free.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      throw late(what, limit, new TimeoutException());
    }
    Future<T> call = threads.submit(() -> freeing(work));
    try {
      return call.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw fault(Fault.Kind.FAILED, "%s failed (%s)".formatted(what, cause), cause);
    } catch (TimeoutException e) {
      throw late(what, limit, e);
    } finally {
      call.cancel(true);
    }
  }

  /** The thread is free when the call has ended, which may be long after it was given up. */
  private <T> T freeing(Callable<T> work) throws Exception {
    try {
      return work.call();
    } finally {
      free.release();
    }
  }

  private FaultException late(String what, Duration limit, TimeoutException cause) {
    count(System.nanoTime());
    return fault(
        Fault.Kind.TIMED_OUT,
        "%s did not answer within %d ms".formatted(what, limit.toMillis()),
        cause);
  }

  private synchronized void count(long now) {
    timeouts.add(now);
    while (now - timeouts.getFirst() > FORGIVEN_AFTER.toNanos()) {
      timeouts.removeFirst();
    }
    setAside = setAside || timeouts.size() >= MOST_TIMEOUTS;
  }

  private FaultException fault(Fault.Kind kind, String what, Throwable cause) {
    Fault fault = new Fault(plugin, kind, "The plug-in %s: %s.".formatted(plugin, what));
    faults.tell(fault);
    return new FaultException(fault, cause);
  }
}
