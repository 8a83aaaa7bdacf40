package io.netlapse.diagnose.report;

import io.netlapse.engine.events.Events;
import io.netlapse.engine.events.FactLife;
import io.netlapse.engine.events.NodeFacts;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.engine.history.NodeHistory;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An event, and the lines that tell it.
 *
 * @param event the event
 * @param evidence the lines, in no order that means anything; empty where only the capture's own
 *     header tells it
 */
public record Happened(Event event, List<Evidence> evidence) {

  /** Copies the evidence. */
  public Happened {
    evidence = List.copyOf(evidence);
  }

  /**
   * What happened to a node.
   *
   * <p>An event does not say what it was told from. So the question is asked again for each thing
   * alone: whose facts alone tell an event that is part of this one, their lines are its evidence.
   */
  static List<Happened> on(NodeReading node, NodeHistory history) {
    NodeFacts facts = node.facts(history);
    Map<Event, Set<Evidence>> evidence = new LinkedHashMap<>();
    Events.of(facts).forEach(event -> evidence.put(event, new LinkedHashSet<>()));
    if (!evidence.isEmpty()) {
      for (List<Lifetime> same : byKey(history, facts)) {
        List<FactLife> lives = lives(same, facts);
        for (Event told : Events.of(new NodeFacts(facts.node(), lives, facts.boots()))) {
          evidence.forEach(
              (event, lines) -> {
                if (isPart(told, event)) {
                  same.forEach(life -> lines.add(node.evidence(life)));
                }
              });
        }
      }
    }
    return evidence.entrySet().stream()
        .map(entry -> new Happened(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  private static boolean isPart(Event told, Event event) {
    return isSort(told.kind(), event.kind())
        && told.what().equals(event.what())
        && ((told.identity() != null && told.identity().equals(event.identity()))
            || overlap(told, event));
  }

  /** A start that is told alone knows of none before it. */
  private static boolean isSort(EventKind told, EventKind kind) {
    return told == kind || (told == EventKind.START && kind == EventKind.RESTART);
  }

  private static boolean overlap(Event one, Event other) {
    return !one.from().isAfter(other.to()) && !other.from().isAfter(one.to());
  }

  /** The lifetimes of kinds that tell events, those of one natural key together. */
  private static List<List<Lifetime>> byKey(NodeHistory history, NodeFacts facts) {
    Map<FactKind, Boolean> tells = new LinkedHashMap<>();
    Map<String, List<Lifetime>> groups = new LinkedHashMap<>();
    for (Lifetime life : history.lifetimes()) {
      Fact fact = life.fact().fact();
      if (tells.computeIfAbsent(fact.kind(), kind -> tellsEvents(kind, facts))) {
        groups.computeIfAbsent(fact.key(), key -> new ArrayList<>()).add(life);
      }
    }
    return List.copyOf(groups.values());
  }

  private static boolean tellsEvents(FactKind kind, NodeFacts facts) {
    List<FactLife> ofKind =
        facts.lives().stream().filter(life -> life.fact().kind().equals(kind)).toList();
    NodeFacts without = new NodeFacts(facts.node(), List.of(), facts.boots());
    NodeFacts alone = new NodeFacts(facts.node(), ofKind, facts.boots());
    return !Events.of(alone).equals(Events.of(without));
  }

  private static List<FactLife> lives(List<Lifetime> same, NodeFacts facts) {
    Set<Fact> wanted = new LinkedHashSet<>();
    same.forEach(life -> wanted.add(life.fact().fact()));
    return facts.lives().stream().filter(life -> wanted.contains(life.fact())).toList();
  }
}
