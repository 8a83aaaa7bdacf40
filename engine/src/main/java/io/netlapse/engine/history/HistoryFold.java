package io.netlapse.engine.history;

import io.netlapse.spi.fact.Coverage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a node's observations, one after the other in order, into lifetimes. What it keeps between
 * two steps is what the next one needs: the open lifetimes, and when each set of facts was last
 * looked at.
 *
 * <p>Not safe for many threads.
 */
public final class HistoryFold {

  /** In the order in which they began, those of one step sorted: sorting all again is cheap. */
  private final Map<NumberedFact, Lifetime> open = new LinkedHashMap<>();

  private final Map<Coverage, LastLook> lastLooks = new HashMap<>();
  private @Nullable Position head;

  /** When a set of facts was last covered, and the bound that this gives from below. */
  private record LastLook(Position position, Instant begin) {

    LastLook later(LastLook other) {
      int order = position.compareTo(other.position);
      if (order == 0) {
        return begin.isAfter(other.begin) ? this : other;
      }
      return order > 0 ? this : other;
    }
  }

  /**
   * When a fact was seen in one observation: by the earliest end, and still at the latest begin.
   */
  private record Seen(Instant by, Instant since) {

    Seen and(Look look) {
      return new Seen(
          look.end().isBefore(by) ? look.end() : by,
          look.begin().isAfter(since) ? look.begin() : since);
    }
  }

  /**
   * Takes the next observation.
   *
   * @throws IllegalArgumentException if it does not stand behind the one before it
   */
  public Step step(Observation observation) {
    if (head != null && observation.position().compareTo(head) <= 0) {
      throw new IllegalArgumentException(observation.position() + " does not stand behind " + head);
    }
    Map<NumberedFact, Seen> seen = seen(observation.looks());
    List<Lifetime> ended = end(observation, seen);
    List<Lifetime> begun = begin(observation.position(), seen);
    remember(observation);
    head = observation.position();
    return new Step(ended, begun);
  }

  /** The lifetimes without an end, in order. */
  public List<Lifetime> open() {
    List<Lifetime> lifetimes = new ArrayList<>(open.values());
    lifetimes.sort(null);
    return List.copyOf(lifetimes);
  }

  private static Map<NumberedFact, Seen> seen(List<Look> looks) {
    Map<Coverage, NumberedFact> values = new HashMap<>();
    looks.forEach(look -> values.putAll(look.sight().values()));
    Map<NumberedFact, Seen> seen = new HashMap<>();
    for (Look look : looks) {
      for (NumberedFact fact : look.sight().facts()) {
        if (holds(fact, values)) {
          seen.merge(fact, new Seen(look.end(), look.begin()), (before, now) -> before.and(look));
        }
      }
    }
    return seen;
  }

  /** Of two values of a single key in one moment, that of the later section holds. */
  private static boolean holds(NumberedFact fact, Map<Coverage, NumberedFact> values) {
    return !fact.fact().kind().isSingle()
        || fact.equals(values.get(Coverage.everyValueOf(fact.fact())));
  }

  private List<Lifetime> end(Observation observation, Map<NumberedFact, Seen> seen) {
    List<Lifetime> ended = new ArrayList<>();
    for (Lifetime lifetime : open.values()) {
      if (!seen.containsKey(lifetime.fact())) {
        observation.looks().stream()
            .filter(look -> deniesOrOverrules(look.sight(), lifetime.fact()))
            .map(Look::end)
            .min(Instant::compareTo)
            .ifPresent(end -> ended.add(lifetime.ended(observation.position(), end)));
      }
    }
    ended.forEach(lifetime -> open.remove(lifetime.fact()));
    ended.sort(null);
    return ended;
  }

  /**
   * Whether a section bounds the end of a fact that its moment does not see. One that shows a value
   * of a single key which a later section of the moment overruled does not: the fact was there
   * while it ran.
   */
  private static boolean deniesOrOverrules(Sight sight, NumberedFact fact) {
    return sight.covers(fact) && !sight.facts().contains(fact);
  }

  private List<Lifetime> begin(Position position, Map<NumberedFact, Seen> seen) {
    List<Lifetime> begun = new ArrayList<>();
    seen.forEach(
        (fact, when) -> {
          Lifetime known = open.get(fact);
          if (known == null) {
            begun.add(first(fact, position, when));
          } else {
            open.put(fact, known.seenAgain(position, when.since()));
          }
        });
    List<Lifetime> sorted = begun.stream().map(ByForm::new).sorted().map(ByForm::lifetime).toList();
    sorted.forEach(lifetime -> open.put(lifetime.fact(), lifetime));
    return sorted;
  }

  /**
   * A lifetime with the canonical form of its fact, made once: a log of a hundred thousand lines
   * that a node shows at once is compared a million times.
   */
  private record ByForm(String form, Lifetime lifetime) implements Comparable<ByForm> {

    ByForm(Lifetime lifetime) {
      this(lifetime.fact().fact().canonical(), lifetime);
    }

    @Override
    public int compareTo(ByForm other) {
      int order = form.compareTo(other.form);
      return order == 0 ? lifetime.compareTo(other.lifetime) : order;
    }
  }

  private Lifetime first(NumberedFact fact, Position position, Seen when) {
    @Nullable LastLook before = null;
    for (Map.Entry<Coverage, LastLook> look : lastLooks.entrySet()) {
      if (look.getKey().covers(fact.fact())) {
        before = before == null ? look.getValue() : before.later(look.getValue());
      }
    }
    @Nullable Position prev = before == null ? null : before.position();
    @Nullable Instant after =
        before == null || before.begin().equals(Instant.MIN) ? null : before.begin();
    if (after != null && after.isAfter(when.by())) { // two captures overlapped
      return new Lifetime(fact, prev, when.by(), position, after, position, when.since(), null);
    }
    return new Lifetime(fact, prev, after, position, when.by(), position, when.since(), null);
  }

  private void remember(Observation observation) {
    for (Look look : observation.looks()) {
      LastLook last = new LastLook(observation.position(), look.begin());
      for (Coverage coverage : look.sight().scope().coverages()) {
        lastLooks.merge(coverage, last, LastLook::later);
      }
      look.sight()
          .values()
          .forEach(
              (everyValue, value) -> {
                if (!look.sight().scope().covers(value.fact())) {
                  lastLooks.merge(everyValue, last, LastLook::later);
                }
              });
    }
  }
}
