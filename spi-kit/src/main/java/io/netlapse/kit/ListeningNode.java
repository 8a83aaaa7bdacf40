package io.netlapse.kit;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A node that remembers about which kinds it was asked that nobody declared. */
final class ListeningNode implements NodeView {

  private final NodeView node;
  private final Collection<FactKind> declared;
  private final Collection<String> undeclared;

  ListeningNode(NodeView node, Collection<FactKind> declared, Collection<String> undeclared) {
    this.node = node;
    this.declared = declared;
    this.undeclared = undeclared;
  }

  @Override
  public NodeId id() {
    return node.id();
  }

  @Override
  public List<SeenFact> facts(FactKind kind) {
    return declares(kind) ? node.facts(kind) : List.of();
  }

  @Override
  public boolean lookedAt(FactKind kind) {
    return declares(kind) && node.lookedAt(kind);
  }

  @Override
  public boolean wouldShow(FactKind kind, Map<String, String> where) {
    return declares(kind) && node.wouldShow(kind, where);
  }

  private boolean declares(FactKind kind) {
    if (!declared.contains(kind)) {
      undeclared.add(kind.name());
      return false;
    }
    return true;
  }
}
