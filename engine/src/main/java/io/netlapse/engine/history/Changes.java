package io.netlapse.engine.history;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.netlapse.spi.event.Window;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the changes of a node off its lifetimes. */
public final class Changes {

  private Changes() {}

  /** One natural key at one observation. */
  private record Place(Position position, String key) {}

  /**
   * The changes that these lifetimes tell, by observation, then by natural key. A fact that went
   * and one that appeared, with one natural key and at one observation, are paired in canonical
   * order.
   *
   * @param lifetimes of one node, in any order
   */
  public static List<Change> of(Collection<Lifetime> lifetimes) {
    Map<Place, Deque<Lifetime>> gone = new HashMap<>();
    List<Change> changes = new ArrayList<>();
    TreeSet<Lifetime> ordered = new TreeSet<>(lifetimes);
    for (Lifetime lifetime : ordered) {
      if (lifetime.gone() != null) {
        gone.computeIfAbsent(place(lifetime.gone().next(), lifetime), _ -> new ArrayDeque<>())
            .add(lifetime);
      }
    }
    for (Lifetime lifetime : ordered) {
      if (lifetime.began()) {
        Deque<Lifetime> before = gone.get(place(lifetime.first(), lifetime));
        changes.add(
            before == null || before.isEmpty()
                ? new Change.Appeared(lifetime)
                : new Change.Replaced(before.remove(), lifetime));
      }
    }
    gone.values()
        .forEach(rest -> rest.forEach(ended -> changes.add(new Change.Disappeared(ended))));
    changes.sort(
        comparing(Change::shownAt).thenComparing(Change::key).thenComparing(Changes::text));
    return changes;
  }

  /** Whether a change certainly lies in {@code [from, to)}: its whole window does. */
  public static boolean certainlyIn(Window window, Instant from, Instant to) {
    return window.after() != null && !window.after().isBefore(from) && window.at().isBefore(to);
  }

  /** Whether a change may lie in {@code [from, to)}: its window has an instant in it. */
  public static boolean possiblyIn(Window window, Instant from, Instant to) {
    return !window.at().isBefore(from) && (window.after() == null || window.after().isBefore(to));
  }

  static Lifetime.Gone end(Lifetime ended) {
    return requireNonNull(ended.gone(), "a lifetime without an end is no disappearance");
  }

  static Window both(Window one, Window other) {
    @Nullable Instant after = later(one.after(), other.after());
    Instant at = one.at().isBefore(other.at()) ? one.at() : other.at();
    if (after == null || !after.isAfter(at)) {
      return new Window(after, at);
    }
    return new Window(at, after);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  private static Place place(Position position, Lifetime lifetime) {
    return new Place(position, lifetime.fact().fact().key());
  }

  private static String text(Change change) {
    return change.before() + " " + change.after();
  }
}
