package io.netlapse.collectors.runtime.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.push.Time;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who waits for a capture to be due, by the machine's clock. */
final class NoticedTest {

  private static final Duration QUIET = Duration.ofMillis(20);

  /** Far beyond the quiet, and below what a waiter sleeps that nobody wakes. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Noticed noticed =
      new Noticed(new WatchLimits(QUIET, Duration.ofMillis(1), Duration.ofHours(1)), Time.SYSTEM);

  @Test
  void change_whileACaptureOfEverythingIsFarOff_isDueAfterTheQuiet() throws Exception {
    noticed.missed();
    noticed.awaitDue();
    assertThat(noticed.begins()).contains(Extent.WHOLE);
    noticed.missed();
    noticed.awaitDue();
    assertThat(noticed.begins()).contains(Extent.CHANGES);
    Waiter waiter = Waiter.start(noticed);

    noticed.changed();

    assertThat(waiter.thread().join(SOON)).as("it was woken").isTrue();
    assertThat(noticed.begins()).contains(Extent.CHANGES);
  }

  @Test
  void captureThatFailed_isMadeUpForByOneOfEverything() throws Exception {
    noticed.changed();
    noticed.awaitDue();
    assertThat(noticed.begins()).contains(Extent.CHANGES);

    noticed.failed();
    noticed.awaitDue();

    assertThat(noticed.begins()).contains(Extent.WHOLE);
    assertThat(noticed.begins()).isEqualTo(Optional.empty());
  }

  /** A thread that waits already. */
  private record Waiter(Thread thread) {

    static Waiter start(Noticed noticed) throws InterruptedException {
      Thread thread = Thread.ofPlatform().daemon().start(() -> await(noticed));
      while (thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      return new Waiter(thread);
    }

    private static void await(Noticed noticed) {
      try {
        noticed.awaitDue();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
