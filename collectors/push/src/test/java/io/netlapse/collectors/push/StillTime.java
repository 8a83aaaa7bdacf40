package io.netlapse.collectors.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A time that passes only while somebody sleeps, and that remembers how long they did. */
final class StillTime implements Time {

  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T11:40:00Z");

  List<Duration> sleeps() {
    return sleeps;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long nanos() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  @Override
  public void sleep(Duration duration) {
    sleeps.add(duration);
    now = now.plus(duration);
  }
}
