package io.netlapse.service.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was derived of clusters lately, in bounded room: those that were asked for longest ago are
 * forgotten first. Safe for many threads.
 */
final class ClusterMemories {

  private final long mostLifetimes;
  private final Map<Long, Numbered> memories = new LinkedHashMap<>();

  /** A memory and the number of the derivation that it is of. */
  private record Numbered(long derivation, ClusterMemory memory) {}

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
   * @param derivation the number of the derivation that begins
   * @return null where the last one was not remembered, or another service made it
   */
  synchronized @Nullable ClusterMemory take(long clusterId, long derivation) {
    Numbered known = memories.remove(clusterId);
    return known == null || known.derivation() != derivation - 1 ? null : known.memory();
  }

  /** Remembers a cluster as of a derivation, which may still fail: then its number comes again. */
  synchronized void give(long clusterId, long derivation, ClusterMemory memory) {
    memories.put(clusterId, new Numbered(derivation, memory));
    long size = memories.values().stream().mapToLong(one -> one.memory().size()).sum();
    var oldest = memories.values().iterator();
    while (size > mostLifetimes && memories.size() > 1) {
      size -= oldest.next().memory().size();
      oldest.remove();
    }
  }
}
