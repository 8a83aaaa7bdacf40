package io.netlapse.collectors.push;

import java.time.Duration;
import java.time.Instant;

/** The clocks that pushing and waiting need, so that a test of ten minutes takes none. */
public interface Time {

  /** The machine's. */
  Time SYSTEM =
      new Time() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration);
        }
      };

  /** The time of day; it may step. */
  Instant now();

  /** Nanoseconds since some moment; they never step. */
  long nanos();

  /** Waits. */
  void sleep(Duration duration) throws InterruptedException;
}
