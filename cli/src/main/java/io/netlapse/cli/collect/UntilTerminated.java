package io.netlapse.cli.collect;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets something run until the process is told to end (SIGTERM, SIGINT), and then end itself. */
final class UntilTerminated {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private UntilTerminated() {}

  /** What runs until its thread is interrupted. */
  interface Endless {
    void run() throws InterruptedException;
  }

  /** Runs it on this thread; the process waits until it has returned, for ten seconds at most. */
  static void run(Endless endless) {
    Thread here = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  here.interrupt();
                  try {
                    boolean _ = ended.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      endless.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // told to end
    } finally {
      ended.countDown();
    }
  }
}
