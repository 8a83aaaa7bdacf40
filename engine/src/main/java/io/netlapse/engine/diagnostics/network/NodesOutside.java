package io.netlapse.engine.diagnostics.network;

import io.netlapse.engine.diagnostics.network.PodRanges.OfNode;
import io.netlapse.spi.diagnose.ClusterIndex;
import io.netlapse.spi.diagnose.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes around one that is examined, as far as they do not depend on that one: what they show
 * and tell of each other, put together once for as long as none of them changes.
 *
 * @param told what they tell; nodes that none of them is are still there. Only read from here on,
 *     so safe for many threads
 * @param shown each of them, with what is told of it
 * @param networks ranges of the whole cluster that they tell
 * @param ofObjects whether the ranges of Node objects are in use, as they show
 */
record NodesOutside(
    ToldNodes told, List<OfNode> shown, List<PodRange> networks, ObjectRanges ofObjects) {

  /** Of the other nodes of a cluster. */
  static final ClusterIndex<NodesOutside> INDEX = NodesOutside::of;

  private static NodesOutside of(List<? extends NodeView> views) {
    List<ToldNodes.Words> words = new ArrayList<>(views.size());
    ToldNodes told = new ToldNodes();
    for (NodeView view : views) {
      ToldNodes.Words said = ToldNodes.words(view);
      words.add(said);
      told.add(said);
    }
    List<OfNode> shown = new ArrayList<>(views.size());
    List<PodRange> networks = new ArrayList<>();
    ObjectRanges ofObjects = ObjectRanges.NOT_SHOWN;
    for (int i = 0; i < views.size(); i++) {
      OfNode node = told.merged(views.get(i), words.get(i).shown());
      shown.add(node);
      networks.addAll(words.get(i).networks());
      ofObjects = ofObjects.and(node);
    }
    return new NodesOutside(told, List.copyOf(shown), List.copyOf(networks), ofObjects);
  }

  /**
   * The ranges as they are known when a node is examined that tells nothing of others. Empty where
   * one of these goes by a name or address of its own: then the node comes before it.
   */
  Optional<PodRanges> around(NodeView node, ToldNodes.Words words) {
    Set<String> names = told.namesOf(node, words.shown());
    if (!told.areFree(names)) {
      return Optional.empty();
    }
    OfNode self = told.with(words.shown(), names);
    List<OfNode> others = new ArrayList<>(shown);
    others.addAll(told.othersBut(names));
    List<PodRange> all = new ArrayList<>(words.networks());
    all.addAll(networks);
    return Optional.of(new PodRanges(self, others, all, ofObjects.and(self).areInUse()));
  }
}
