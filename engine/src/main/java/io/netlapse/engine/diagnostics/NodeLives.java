package io.netlapse.engine.diagnostics;

import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.util.List;
import java.util.Map;

/**
 * What rules read of one node's history.
 *
 * @param node which node
 * @param lifetimes the lifetimes of its facts, in any order; kinds that no rule reads do no harm
 * @param looked for each kind of fact, when it was looked at; no entry where it never was
 */
public record NodeLives(NodeId node, List<SeenLifetime> lifetimes, Map<FactKind, Looked> looked) {

  /** Copies both collections. */
  public NodeLives {
    lifetimes = List.copyOf(lifetimes);
    looked = Map.copyOf(looked);
  }
}
