package io.netlapse.engine.correlation;

import io.netlapse.spi.event.Window;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which nodes of a cluster got a change, and which were looked at and did not.
 *
 * @param got when each node got it, by the node's name; a node may have got it more than once
 * @param spared the nodes that were looked at all the while and did not get it; a node that nobody
 *     looked at belongs to neither
 */
public record Fleet(SortedMap<String, List<Window>> got, SortedSet<String> spared) {

  /** Nothing is known of any other node. */
  public static final Fleet UNKNOWN = new Fleet(new TreeMap<>(), new TreeSet<>());

  /**
   * Copies both.
   *
   * @throws IllegalArgumentException if a node is among both
   */
  public Fleet {
    TreeMap<String, List<Window>> copy = new TreeMap<>();
    got.forEach((node, windows) -> copy.put(node, List.copyOf(windows)));
    got = Collections.unmodifiableSortedMap(copy);
    spared = Collections.unmodifiableSortedSet(new TreeSet<>(spared));
    for (String node : spared) {
      if (got.containsKey(node)) {
        throw new IllegalArgumentException("node " + node + " got the change and was spared it");
      }
    }
  }

  /** One of the given nodes, in any order. */
  public static Fleet of(Map<String, List<Window>> got, Set<String> spared) {
    return new Fleet(new TreeMap<>(got), new TreeSet<>(spared));
  }
}
