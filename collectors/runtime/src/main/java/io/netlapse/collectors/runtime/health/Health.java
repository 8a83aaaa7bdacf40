package io.netlapse.collectors.runtime.health;

import io.netlapse.collectors.push.Time;
import io.netlapse.collectors.runtime.spool.Spooled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a collector has fared since it began: its last run, its watch, and each node that it
 * captures. Safe for many threads.
 */
public final class Health {

  private final Time time;
  private final SortedMap<String, Target> targets = new TreeMap<>();
  private @Nullable Run last;
  private @Nullable Instant lastSuccess;
  private @Nullable WatchState watch;
  private Instant began;
  private long beganNanos;

  /** Nothing has happened. */
  public Health(Time time) {
    this.time = time;
    this.began = time.now();
    this.beganNanos = time.nanos();
  }

  /** A run begins. */
  public synchronized void begins() {
    began = time.now();
    beganNanos = time.nanos();
  }

  /**
   * The run has ended.
   *
   * @param error why it could not do its work; null if it could
   */
  public synchronized void ended(@Nullable String error) {
    last = new Run(began, sinceBegin(), error);
    if (error == null) {
      lastSuccess = began;
    }
  }

  /** A capture is there. */
  public synchronized void captured(Spooled capture) {
    change(capture.node(), target -> target.captured(time.now(), sinceBegin()));
  }

  /** The service has a capture. */
  public synchronized void delivered(Spooled capture) {
    change(capture.node(), target -> target.delivered(time.now()));
  }

  /** The service does not have a capture; it may still wait. */
  public synchronized void notDelivered(Spooled capture, String reason) {
    change(capture.node(), target -> target.failed(reason));
  }

  /** A node could not be captured. */
  public synchronized void failed(String node, String reason) {
    change(node, target -> target.failed(reason));
  }

  /** Changes are noticed from now on. */
  public synchronized void watchBegan() {
    watch = new WatchState(time.now(), null);
  }

  /** Changes are not noticed any more, or still not. */
  public synchronized void watchEnded(String reason) {
    Instant since = watch == null || watch.error() == null ? time.now() : watch.since();
    watch = new WatchState(since, reason);
  }

  /** Whether changes are noticed; null for a collector that goes by its schedule alone. */
  public synchronized @Nullable WatchState watch() {
    return watch;
  }

  /** The last run that has ended; null if none has. */
  public synchronized @Nullable Run last() {
    return last;
  }

  /** When the last run began that could do its work; null if none could. */
  public synchronized @Nullable Instant lastSuccess() {
    return lastSuccess;
  }

  /** The nodes that were captured, or should have been, by name. */
  public synchronized List<Target> targets() {
    return List.copyOf(targets.values());
  }

  /** A bundle that does not tell its node is of nobody. */
  private void change(@Nullable String node, UnaryOperator<Target> change) {
    if (node != null) {
      targets.compute(node, (_, known) -> change.apply(known == null ? Target.of(node) : known));
    }
  }

  private Duration sinceBegin() {
    return Duration.ofNanos(time.nanos() - beganNanos);
  }
}
