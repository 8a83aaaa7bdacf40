package io.netlapse.service.ingest;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was derived of clusters lately, in bounded room: those that were asked for longest ago are
 * forgotten first. Safe for many threads.
 */
final class ClusterMemories {

  private final long mostLifetimes;
  private final Map<Long, Derived> memories = new LinkedHashMap<>();

  /** A memory and the transaction that it is of. */
  private record Derived(long transaction, ClusterMemory memory) {}

  /**
   * Remembers about as many lifetimes in all; of a cluster that alone has more, what its nodes see
   * of each other.
   */
  ClusterMemories(long mostLifetimes) {
    this.mostLifetimes = mostLifetimes;
  }

  /**
   * Takes what is remembered of a cluster; whoever has it has it alone, and gives it back when all
   * went well.
   *
   * @param transaction the one that derived last
   * @return null where that is not remembered: another service made it, or our own was undone
   */
  synchronized @Nullable ClusterMemory take(long clusterId, long transaction) {
    Derived known = memories.remove(clusterId);
    return known == null || known.transaction() != transaction ? null : known.memory();
  }

  /** Remembers a cluster as a transaction derived it, which may still be undone. */
  synchronized void give(long clusterId, long transaction, ClusterMemory memory) {
    memories.put(clusterId, new Derived(transaction, memory));
    long size = memories.values().stream().mapToLong(one -> one.memory().size()).sum();
    Iterator<Derived> oldest = memories.values().iterator();
    while (size > mostLifetimes && memories.size() > 1) {
      size -= oldest.next().memory().size();
      oldest.remove();
    }
  }
}
