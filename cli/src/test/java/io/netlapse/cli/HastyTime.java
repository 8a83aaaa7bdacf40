package io.netlapse.cli;

import io.netlapse.collectors.push.Time;
import java.time.Duration;
import java.time.Instant;

/** A time in which a minute takes half a second. */
public final class HastyTime implements Time {

  private static final int FASTER = 120;

  private final Instant start;
  private final long startNanos = System.nanoTime();

  /** One that begins at an instant. */
  public HastyTime(Instant start) {
    this.start = start;
  }

  @Override
  public Instant now() {
    return start.plusNanos(nanos());
  }

  @Override
  public long nanos() {
    return (System.nanoTime() - startNanos) * FASTER;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration.dividedBy(FASTER));
  }
}
