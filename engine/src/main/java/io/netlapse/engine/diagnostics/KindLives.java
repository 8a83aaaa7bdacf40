package io.netlapse.engine.diagnostics;

import static java.util.Comparator.comparing;

import io.netlapse.spi.fact.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The lifetimes of a node's facts of one kind, and the instants at which they say something new.
 * Immutable; remembers the states that it was asked for last, because rules are asked about the
 * same few instants one after the other, and what rules that filter see of it. When it grows, what
 * is remembered grows with it, so that a change costs what it touches.
 */
final class KindLives {

  static final KindLives NONE = new KindLives(List.of(), new TreeMap<>(), KindState.NONE);

  private static final Comparator<SeenLifetime> ORDER = comparing(SeenLifetime::lifetime);

  /** A rule goes from the instant before a change to the one behind it, and so does the next. */
  private static final int REMEMBERED = 4;

  private final List<SeenLifetime> lives;
  private final NavigableMap<Instant, Reach> points;
  private final Kept<BeliefFilter, KindLives> filtered = new Kept<>();
  private final Kept<SubjectFilter, Set<String>> subjects = new Kept<>();
  private final KindState earlier;
  private volatile List<Remembered> remembered = List.of();

  /** Between two points nothing changes; at a point it may be otherwise than just behind it. */
  private record Remembered(@Nullable Instant point, boolean at, KindState state) {

    boolean is(@Nullable Instant otherPoint, boolean otherAt) {
      return at == otherAt && (point == null ? otherPoint == null : point.equals(otherPoint));
    }
  }

  private KindLives(
      List<SeenLifetime> lives, NavigableMap<Instant, Reach> points, KindState earlier) {
    this.lives = lives;
    this.points = points;
    this.earlier = earlier;
  }

  /** Of lifetimes in any order, all of one kind. */
  static KindLives of(Collection<SeenLifetime> lives) {
    return of(lives.stream().sorted(ORDER).toList(), KindState.NONE);
  }

  private static KindLives of(List<SeenLifetime> sorted, KindState earlier) {
    NavigableMap<Instant, Reach> points = new TreeMap<>();
    sorted.forEach(life -> Reach.add(points, life.lifetime()));
    return new KindLives(sorted, points, earlier);
  }

  /**
   * The same with some lifetimes begun or ended.
   *
   * @param changed as they are now; each in place of the one of the same fact that began with it
   */
  KindLives with(Collection<SeenLifetime> changed) {
    if (changed.isEmpty()) {
      return this;
    }
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
    KindState latest = remembered.isEmpty() ? earlier : remembered.getLast().state();
    KindLives grown = onlyMore ? new KindLives(now, reached, latest) : of(now, latest);
    filtered.forEach((rule, seen) -> grown.filtered.put(rule, seen.with(mattering(changed, rule))));
    subjects.forEach((rule, named) -> grown.subjects.put(rule, union(named, rule, changed)));
    return grown;
  }

  private static List<SeenLifetime> mattering(Collection<SeenLifetime> lives, BeliefFilter rule) {
    return lives.stream().filter(life -> rule.matters(life.seen().fact())).toList();
  }

  /** Those whose facts matter. */
  KindLives filtered(Predicate<Fact> matters) {
    return of(lives.stream().filter(life -> matters.test(life.seen().fact())).toList());
  }

  /** Those whose facts matter to a rule that examines another node. */
  KindLives filtered(BeliefFilter rule) {
    return filtered.get(rule, _ -> of(mattering(lives, rule)));
  }

  /** The subjects in which the facts play a part. */
  Set<String> subjects(SubjectFilter rule) {
    return subjects.get(rule, _ -> union(Set.of(), rule, lives));
  }

  private static Set<String> union(
      Set<String> named, SubjectFilter rule, Collection<SeenLifetime> lives) {
    Set<String> more = new HashSet<>();
    lives.forEach(life -> rule.subjectOf(life.seen().fact()).ifPresent(more::add));
    if (named.containsAll(more)) {
      return named;
    }
    more.addAll(named);
    return more;
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
      return KindState.of(lives, instant, belief, earlier);
    }
    Instant point =
        instant.isBefore(points.lastKey()) ? points.floorKey(instant) : points.lastKey();
    boolean at = point != null && (point.equals(instant) || point.equals(points.lastKey()));
    for (Remembered known : remembered) {
      if (known.is(point, at)) {
        return known.state();
      }
    }
    return remember(point, at, instant, belief);
  }

  private KindState remember(@Nullable Instant point, boolean at, Instant instant, Belief belief) {
    List<Remembered> known = new ArrayList<>(remembered);
    KindState latest = known.isEmpty() ? earlier : known.getLast().state();
    KindState state = KindState.of(lives, instant, belief, latest);
    known.add(new Remembered(point, at, state));
    if (known.size() > REMEMBERED) {
      known.removeFirst();
    }
    remembered = known;
    return state;
  }
}
