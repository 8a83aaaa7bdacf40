package io.netlapse.collectors.runtime;

import io.netlapse.collectors.push.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A time that passes only while somebody sleeps, and that remembers how long they did. */
public final class StillTime implements Time {

  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T11:40:00Z");

  /** How long each sleep was. */
  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanos() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  @Override
  public synchronized void sleep(Duration duration) {
    sleeps.add(duration);
    now = now.plus(duration);
  }
}
