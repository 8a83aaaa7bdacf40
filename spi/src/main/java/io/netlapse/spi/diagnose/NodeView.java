package io.netlapse.spi.diagnose;

import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.util.List;

/** What is known of one node at one instant. Immutable, so safe for many threads. */
public interface NodeView {

  /** Which node. */
  NodeId id();

  /**
   * The facts of a kind that the node has, by canonical form; empty where it has none or where
   * nobody looked, which {@link #lookedAt} tells apart.
   */
  List<SeenFact> facts(FactKind kind);

  /** Whether any observation until then covered facts of this kind. */
  boolean lookedAt(FactKind kind);
}
