package io.netlapse.service.time;

import io.netlapse.db.Columns;
import io.netlapse.db.query.KnownSpan;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.service.paging.Listing;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code from} and {@code to}. Where one is missing it reaches to the end of what is known:
 * the first snapshot, and now. The pages of one list share one window, so a cursor carries it:
 * {@code -2h} means the same on each of them.
 */
@Singleton
public final class Windows {

  private static final Duration WITHOUT_SNAPSHOTS = Duration.ofDays(1);

  private final KnownSpan span;
  private final Clock clock;

  Windows(KnownSpan span, Clock clock) {
    this.span = span;
    this.clock = clock;
  }

  /** Now, in whole microseconds. */
  public Instant now() {
    return Columns.ofMicros(Columns.micros(clock.instant()));
  }

  /**
   * The window of a list.
   *
   * @param from the parameter; null where it is missing
   * @param to the parameter; null where it is missing
   * @param nodes the nodes that the list is about
   * @param listing which page is asked for
   * @throws io.netlapse.service.problem.ProblemException 400 if a time cannot be read or the window
   *     is empty
   */
  public TimeWindow of(
      @Nullable String from, @Nullable String to, NodeFilter nodes, Listing listing) {
    if (listing.position().isPresent()) {
      List<String> position = listing.position().get();
      return new TimeWindow(instant(position.get(0)), instant(position.get(1)));
    }
    return of(from, to, nodes);
  }

  /** The window of an answer that has one page; otherwise as the other one. */
  public TimeWindow of(@Nullable String from, @Nullable String to, NodeFilter nodes) {
    Instant now = now();
    Optional<KnownSpan.Row> known = from == null || to == null ? span.of(nodes) : Optional.empty();
    Instant end = to == null ? end(now, known) : TimeText.parse("to", to, now);
    Instant begin =
        from == null
            ? known.map(KnownSpan.Row::first).orElse(end.minus(WITHOUT_SNAPSHOTS))
            : TimeText.parse("from", from, now);
    if (from == null && !begin.isBefore(end)) {
      return new TimeWindow(end.minus(WITHOUT_SNAPSHOTS), end);
    }
    return TimeWindow.of(begin, end);
  }

  /**
   * The position of an item of a list, window included.
   *
   * @param rest what orders the items, each as text
   */
  public static List<String> position(TimeWindow window, Object... rest) {
    List<String> position = new ArrayList<>();
    position.add(Long.toString(Columns.micros(window.from())));
    position.add(Long.toString(Columns.micros(window.to())));
    for (Object part : rest) {
      position.add(
          part instanceof Instant at ? Long.toString(Columns.micros(at)) : part.toString());
    }
    return position;
  }

  /** What {@link #position} was given behind the window; empty on the first page. */
  public static Optional<List<String>> rest(Listing listing) {
    return listing.position().map(position -> position.subList(2, position.size()));
  }

  /** A part of a position that was an instant. */
  public static Instant instant(String part) {
    return Columns.ofMicros(Long.parseLong(part));
  }

  /** Now, or behind the latest snapshot where a clock runs ahead of ours. */
  private static Instant end(Instant now, Optional<KnownSpan.Row> known) {
    return known
        .map(row -> row.last().plusNanos(1000))
        .filter(last -> last.isAfter(now))
        .orElse(now);
  }
}
