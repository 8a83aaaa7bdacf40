package io.netlapse.engine.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that events of one node are told from. The order of both lists does not matter.
 *
 * @param node whose
 * @param lives the lifetimes of its facts; kinds that tell no event may be left out
 * @param boots what each snapshot told of the clock
 */
public record NodeFacts(NodeId node, List<FactLife> lives, List<BootLook> boots) {

  /** Copies both lists. */
  public NodeFacts {
    lives = List.copyOf(lives);
    boots = List.copyOf(boots);
  }

  /** The lifetimes of the facts of a kind in order. */
  Stream<FactLife> lives(FactKind kind) {
    return lives.stream().filter(life -> life.fact().kind().equals(kind)).sorted(FactLife.ORDER);
  }

  /**
   * The same by the facts' natural keys: for a single kind, the values that each key had in turn.
   */
  Collection<List<FactLife>> livesByKey(FactKind kind) {
    return lives(kind)
        .collect(groupingBy(life -> life.fact().key(), TreeMap::new, toList()))
        .values();
  }
}
