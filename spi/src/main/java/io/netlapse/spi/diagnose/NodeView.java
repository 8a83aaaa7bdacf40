package io.netlapse.spi.diagnose;

import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.util.List;
import java.util.Map;

/** What is known of one node at one instant. Immutable, so safe for many threads. */
public interface NodeView {

  /** Which node. */
  NodeId id();

  /**
   * The facts of a kind that the node has, by canonical form; empty where it has none or where
   * nobody looked, which {@link #lookedAt} tells apart.
   */
  List<SeenFact> facts(FactKind kind);

  /** What an index makes of the facts of its kind; a view may have kept it from an earlier ask. */
  default <T> T index(FactIndex<T> index) {
    return index.of(facts(index.kind()));
  }

  /** Whether any observation until then covered facts of this kind. */
  boolean lookedAt(FactKind kind);

  /**
   * Whether a fact of this kind with these values would have been shown, had the node one: an
   * output that was searched, cut or asked for something else shows some facts of a kind and denies
   * none. A view that does not know what its outputs were asked for says what {@link #lookedAt}
   * says.
   *
   * @param kind the kind
   * @param where what is known of the fact's fields, by name; empty for any fact of the kind
   */
  default boolean wouldShow(FactKind kind, Map<String, String> where) {
    return lookedAt(kind);
  }
}
