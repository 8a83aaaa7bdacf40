package io.netlapse.spi.fact;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which facts an observation could have shown, as far as its command tells. A section says nothing
 * about facts outside of its scope, so it never makes them disappear. Whatever the scope, a section
 * covers each fact that it shows, and every value of a single key that it shows.
 *
 * <p>A <em>moment</em> orders the sections of one snapshot: the same command asked again begins a
 * later one, which has no time of its own.
 *
 * @param coverages the sets of facts, in the order of their texts; empty for "only what it shows"
 */
public record Scope(SortedSet<Coverage> coverages) {

  /** Only what it shows: through a filter, cut off, or with an argument that nobody here knows. */
  public static final Scope ONLY_SHOWN = new Scope(new TreeSet<>());

  /** Copies the sets. */
  public Scope {
    coverages = Collections.unmodifiableSortedSet(new TreeSet<>(coverages));
  }

  /** The union of the given sets. */
  public static Scope of(Coverage... coverages) {
    return new Scope(new TreeSet<>(Set.of(coverages)));
  }

  /** Whether the command could have shown the fact. */
  public boolean covers(Fact fact) {
    return coverages.stream().anyMatch(coverage -> coverage.covers(fact));
  }
}
