package io.netlapse.engine.events;

import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.system.Machine;
import java.util.ArrayList;
import java.util.List;

/**
 * A node that tells another machine id than before, between the last look at the one and the first
 * at the other. Its history goes on: a node is known by its name.
 */
final class MachineChanges {

  private MachineChanges() {}

  static List<EventDraft> of(NodeFacts facts) {
    List<EventDraft> events = new ArrayList<>();
    List<FactLife> lives = facts.lives(Machine.KIND).toList();
    for (int at = 1; at < lives.size(); at++) {
      FactLife before = lives.get(at - 1);
      FactLife after = lives.get(at);
      if (!before.fact().equals(after.fact()) && !before.lastSeen().isAfter(after.at())) {
        events.add(change(before, after));
      }
    }
    return events;
  }

  /** Each is one of its own: the look that ends one window may begin the next. */
  private static EventDraft change(FactLife before, FactLife after) {
    String from = Machine.of(before.fact()).id();
    String to = Machine.of(after.fact()).id();
    return new EventDraft(
        EventKind.MACHINE_CHANGED,
        "node",
        new Period(before.lastSeen(), after.at()),
        from + " -> " + to,
        to + " since " + after.at());
  }
}
