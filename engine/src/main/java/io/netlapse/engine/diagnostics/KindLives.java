package io.netlapse.engine.diagnostics;

import static java.util.Comparator.comparing;

import io.netlapse.spi.fact.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The lifetimes of a node's facts of one kind, and the instants at which they say something new.
 * Immutable; remembers the state that it was asked for last, because the instants at which rules
 * are asked come in order and most change other kinds.
 */
final class KindLives {

  static final KindLives NONE = new KindLives(List.of(), new TreeMap<>());

  private static final Comparator<SeenLifetime> ORDER = comparing(SeenLifetime::lifetime);

  private final List<SeenLifetime> lives;
  private final NavigableMap<Instant, Reach> points;
  private volatile @Nullable Remembered remembered;

  /** Between two points nothing changes; at a point it may be otherwise than just behind it. */
  private record Remembered(@Nullable Instant point, boolean at, KindState state) {

    boolean is(@Nullable Instant otherPoint, boolean otherAt) {
      return at == otherAt && (point == null ? otherPoint == null : point.equals(otherPoint));
    }
  }

  private KindLives(List<SeenLifetime> lives, NavigableMap<Instant, Reach> points) {
    this.lives = lives;
    this.points = points;
  }

  /** Of lifetimes in any order, all of one kind. */
  static KindLives of(Collection<SeenLifetime> lives) {
    List<SeenLifetime> sorted = lives.stream().sorted(ORDER).toList();
    NavigableMap<Instant, Reach> points = new TreeMap<>();
    sorted.forEach(life -> Reach.add(points, life.lifetime()));
    return new KindLives(sorted, points);
  }

  /**
   * The same with some lifetimes begun or ended.
   *
   * @param changed as they are now; each in place of the one of the same fact that began with it
   */
  KindLives with(Collection<SeenLifetime> changed) {
    List<SeenLifetime> now = new ArrayList<>(lives);
    NavigableMap<Instant, Reach> reached = new TreeMap<>(points);
    boolean onlyMore = true;
    for (SeenLifetime life : changed) {
      int place = Collections.binarySearch(now, life, ORDER);
      if (place < 0) {
        now.add(-place - 1, life);
      } else {
        onlyMore &= now.set(place, life).lifetime().gone() == null;
      }
      Reach.add(reached, life.lifetime());
    }
    return onlyMore ? new KindLives(now, reached) : of(now);
  }

  /** Those whose facts matter. */
  KindLives filtered(Predicate<Fact> matters) {
    return of(lives.stream().filter(life -> matters.test(life.seen().fact())).toList());
  }

  /** In order of facts, then of time. */
  List<SeenLifetime> lives() {
    return lives;
  }

  /** Whether both have a fact from before an instant that did not go. */
  boolean sharesOpen(KindLives other, Instant from) {
    return lives.stream()
        .filter(life -> life.lifetime().gone() == null)
        .filter(life -> !life.lifetime().first().at().isAfter(from))
        .anyMatch(
            life -> {
              int place = Collections.binarySearch(other.lives, life, ORDER);
              return place >= 0 && other.lives.get(place).lifetime().gone() == null;
            });
  }

  /** The instants at which an observation says something new, and how far it reaches. */
  NavigableMap<Instant, Reach> points() {
    return points;
  }

  /** From the first to the last instant at which somebody looked; empty without any lifetime. */
  Optional<Looked> seen() {
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(new Looked(points.firstKey(), points.lastKey()));
  }

  /** The facts that may have been there at an instant. */
  KindState at(Instant instant, Belief belief) {
    if (lives.isEmpty()) {
      return KindState.NONE;
    }
    if (belief.age() != null) {
      return KindState.of(lives, instant, belief);
    }
    Instant point =
        instant.isBefore(points.lastKey()) ? points.floorKey(instant) : points.lastKey();
    boolean at = point != null && (point.equals(instant) || point.equals(points.lastKey()));
    Remembered known = remembered;
    if (known == null || !known.is(point, at)) {
      known = new Remembered(point, at, KindState.of(lives, instant, belief));
      remembered = known;
    }
    return known.state();
  }
}
