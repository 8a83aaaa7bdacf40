package io.netlapse.spi.diagnose;

import java.util.List;

/**
 * Something that is made of all nodes of a view and of nothing else. The view keeps it: while one
 * node changes and the others stay as they are, rules look through thousands of others once.
 *
 * <p>Known by identity, so held in a constant. Safe for many threads.
 *
 * @param <T> what is made; immutable
 */
public interface ClusterIndex<T> {

  /**
   * Makes it.
   *
   * @param nodes the nodes of a view, by name
   */
  T of(List<? extends NodeView> nodes);
}
