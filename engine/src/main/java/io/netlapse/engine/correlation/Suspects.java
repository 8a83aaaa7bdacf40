package io.netlapse.engine.correlation;

import static java.util.Comparator.comparing;

import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ranks the events of a cluster as possible causes of one change on one node. */
public final class Suspects {

  private final NodeId node;
  private final Window change;
  private final List<Mechanism> mechanisms;
  private final Fleet fleet;
  private final Horizon horizon;

  private Suspects(
      NodeId node, Window change, List<Mechanism> mechanisms, Fleet fleet, Horizon horizon) {
    this.node = node;
    this.change = change;
    this.mechanisms = List.copyOf(mechanisms);
    this.fleet = including(node, change, fleet);
    this.horizon = horizon;
  }

  /**
   * How far to look.
   *
   * @param before for how long before the change an event is a suspect
   * @param after for how long after it an event is still listed, with the reason why it is none
   * @param otherClocks by how much the clock of another node, or of whoever posts events, may
   *     differ from the node's; their times are widened by it on both sides
   */
  public record Horizon(Duration before, Duration after, Duration otherClocks) {

    /** Two weeks before, a day after, clocks that agree. */
    public static final Horizon DEFAULT =
        new Horizon(Duration.ofDays(14), Duration.ofDays(1), Duration.ZERO);
  }

  /**
   * Ranks the suspects.
   *
   * @param change when the change, or the finding, appeared
   * @param node on which node
   * @param events the events of its cluster, of every node and of the whole, in any order
   * @param mechanisms the events that can bring it about, the likeliest first; empty where nobody
   *     knows
   * @param fleet which nodes got the same change and which did not; the node itself may be among
   *     them
   * @param horizon how far to look
   * @return by rank; those that came after the change last
   */
  public static List<Suspect> of(
      Window change,
      NodeId node,
      Collection<Event> events,
      List<Mechanism> mechanisms,
      Fleet fleet,
      Horizon horizon) {
    return new Suspects(node, change, mechanisms, fleet, horizon).rank(events);
  }

  private List<Suspect> rank(Collection<Event> events) {
    List<Event> inCluster =
        events.stream()
            .filter(event -> event.cluster().equals(node.cluster()))
            .distinct()
            .sorted(comparing(Event::from).thenComparing(Event::to))
            .toList();
    Sorts sorts = Sorts.of(inCluster);
    Map<Sorts.Sort, Exposure> exposures = new HashMap<>();
    List<Suspicion> suspicions = new ArrayList<>();
    for (Event event : inCluster) {
      Event seen = event.node() == null || !isOwn(event) ? widened(event) : event;
      if (isNear(seen)) {
        Sorts.Sort sort = sorts.of(event);
        Exposure exposure =
            exposures.computeIfAbsent(
                sort, _ -> Exposure.of(clusterWide(sorts.like(sort)), fleet, horizon.before()));
        Order order = Order.of(seen, change);
        suspicions.add(Suspicion.of(node, change, event, order, exposure, mechanisms));
      }
    }
    Map<Exposure, Double> rates = FalseDiscovery.rates(suspicions);
    return suspicions.stream()
        .map(suspicion -> suspicion.suspect(rates.get(suspicion.exposure())))
        .sorted()
        .toList();
  }

  /**
   * Events of one node are held against windows of the same clock; only those of none are widened.
   */
  private List<Event> clusterWide(List<Event> events) {
    return events.stream().map(event -> event.node() == null ? widened(event) : event).toList();
  }

  private boolean isNear(Event event) {
    return !event.to().isBefore(Exposure.begin(change).minus(horizon.before()))
        && !event.from().isAfter(change.at().plus(horizon.after()));
  }

  private boolean isOwn(Event event) {
    return node.name().equals(event.node());
  }

  private Event widened(Event event) {
    return new Event(
        event.cluster(),
        event.node(),
        event.kind(),
        event.what(),
        event.from().minus(horizon.otherClocks()),
        event.to().plus(horizon.otherClocks()),
        event.detail(),
        event.identity());
  }

  /**
   * The fleet with this node in it, which got the change whatever the caller said of the others.
   */
  private static Fleet including(NodeId node, Window change, Fleet fleet) {
    if (fleet.got().containsKey(node.name())) {
      return fleet;
    }
    Map<String, List<Window>> got = new HashMap<>(fleet.got());
    got.put(node.name(), List.of(change));
    Set<String> spared = new HashSet<>(fleet.spared());
    spared.remove(node.name());
    return Fleet.of(got, spared);
  }
}
