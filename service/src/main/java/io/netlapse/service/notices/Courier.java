package io.netlapse.service.notices;

import io.micrometer.core.instrument.Counter;
import io.netlapse.spi.notify.Notice;
import io.netlapse.spi.notify.Notifier;
import io.netlapse.spi.notify.NotifyException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries notices to one notifier, one after the other, and tries again where it fails. A notifier
 * that is slow or away delays no other, and no push: what does not fit into its queue is dropped
 * and counted.
 */
final class Courier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int MOST_WAITING = 1_000;
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(10));

  private final BlockingQueue<Notice> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Notifier notifier;
  private final Counter told;
  private final Counter failed;
  private final Counter dropped;
  private final Thread thread;

  Courier(Notifier notifier, NoticeMetrics metrics) {
    this.notifier = notifier;
    this.told = metrics.of(notifier.name(), "told");
    this.failed = metrics.of(notifier.name(), "failed");
    this.dropped = metrics.of(notifier.name(), "dropped");
    this.thread =
        Thread.ofPlatform().daemon().name("notices-" + notifier.name()).start(this::carry);
  }

  /** Takes one, without waiting. */
  void take(Notice notice) {
    if (!waiting.offer(notice)) {
      dropped.increment();
    }
  }

  private void carry() {
    try {
      while (true) {
        carry(waiting.take());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // told to end
    }
  }

  private void carry(Notice notice) throws InterruptedException {
    for (Duration pause : PAUSES) {
      if (isTold(notice)) {
        return;
      }
      Thread.sleep(pause);
    }
    if (!isTold(notice)) {
      failed.increment();
    }
  }

  private boolean isTold(Notice notice) throws InterruptedException {
    try {
      notifier.tell(notice);
      told.increment();
      return true;
    } catch (NotifyException e) {
      LOG.warn(
          "The notifier {} did not tell of {}: {}", notifier.name(), notice.rule(), e.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
