package io.netlapse.engine.correlation;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.netlapse.spi.event.Event;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as a possible cause of a change.
 *
 * @param event the event
 * @param order how it lies in time to the change
 * @param certainty how sure it is that it brought the change about
 * @param score 0 to 1, for the order among suspects of one change only; 0 for one that came after
 *     it
 * @param reasons full sentences for people: what speaks for it and what against
 * @param followedOn the nodes on which such an event was followed by such a change, by name
 * @param notFollowedOn the nodes on which such an event was not followed by it, by name: the
 *     counter-examples
 * @param falseDiscoveryRate the chance that the link between such events and such changes is none,
 *     among as many as were looked at (Fisher's exact test, one-sided; Benjamini and Hochberg
 *     1995); null for fewer than four nodes, or where all or none of them had such an event
 * @param typicalLag the median time from such an event to such a change over the nodes on which it
 *     followed, as far as we looked; null where it followed on none
 */
public record Suspect(
    Event event,
    Order order,
    Certainty certainty,
    double score,
    List<String> reasons,
    List<String> followedOn,
    List<String> notFollowedOn,
    @Nullable Double falseDiscoveryRate,
    @Nullable Duration typicalLag)
    implements Comparable<Suspect> {

  private static final Comparator<Suspect> RANK =
      comparingDouble(Suspect::score)
          .reversed()
          .thenComparing(suspect -> suspect.event().to(), Comparator.reverseOrder())
          .thenComparing(suspect -> suspect.event().from(), Comparator.reverseOrder())
          .thenComparing(suspect -> suspect.event().kind())
          .thenComparing(suspect -> suspect.event().what())
          .thenComparing(suspect -> suspect.event().node(), nullsFirst(naturalOrder()))
          .thenComparing(suspect -> suspect.event().detail())
          .thenComparing(suspect -> suspect.event().identity(), nullsFirst(naturalOrder()));

  /** Copies the lists. */
  public Suspect {
    reasons = List.copyOf(reasons);
    followedOn = List.copyOf(followedOn);
    notFollowedOn = List.copyOf(notFollowedOn);
  }

  /** By rank: the highest score first, then the latest, then kind, name and node. */
  @Override
  public int compareTo(Suspect other) {
    return RANK.compare(this, other);
  }
}
