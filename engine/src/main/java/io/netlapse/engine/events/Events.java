package io.netlapse.engine.events;

import io.netlapse.spi.event.Event;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happened on nodes. All methods are pure: equal inputs in whatever order give equal lists.
 *
 * <p>{@code what} is the name of the thing: a unit without {@code .service}, a process, a
 * component, a package, a device; {@code node} for a reboot or a change of the machine.
 *
 * @see io.netlapse.spi.event.Event
 */
public final class Events {

  private Events() {}

  /**
   * Tells the events of one node.
   *
   * @param facts all lifetimes of the node's facts, and all that its snapshots told of its clock
   * @return each event once, by {@linkplain #merge time}
   * @throws IllegalArgumentException if a fact of a kind that tells events has not the shape of its
   *     kind
   */
  public static List<Event> of(NodeFacts facts) {
    Looks looks = new Looks(facts.boots());
    LoggedEvents logged = LoggedEvents.of(facts, looks);
    return merge(
        Stream.of(
                Reboots.of(looks),
                MachineChanges.of(facts),
                Starts.of(facts, looks, logged.starts()),
                Stops.of(facts, logged.stops()),
                VersionChanges.of(facts),
                PackageChanges.of(facts, looks),
                logged.others())
            .flatMap(List::stream)
            .map(draft -> draft.on(facts.node()))
            .toList());
  }

  /**
   * Makes one of the events that are one. Those of one cluster, node, kind and {@code what} are one
   * if they have one identity; or if neither has an identity and a chain of overlapping intervals
   * joins them. The interval of the one is the intersection of theirs if there is one, else the
   * hull; of their details it has the shortest, and of those the first in order of the alphabet.
   *
   * <p>Merging what was merged changes nothing; but merge the whole set at once, because a part of
   * it may narrow an interval that something else overlaps.
   *
   * @param events in any order, each as often as it likes
   * @return each event once, by begin, end, cluster, node, kind, {@code what} and identity
   */
  public static List<Event> merge(List<Event> events) {
    return Merging.of(events);
  }
}
