package io.netlapse.cli.collect;

import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.spi.collect.Collector;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collectors by name. */
final class Collectors {

  private Collectors() {}

  /**
   * By name.
   *
   * @throws CommandFailure if two on the class path have one name; the message names both
   */
  static SortedMap<String, Collector> byName(Collection<Collector> collectors) {
    SortedMap<String, Collector> byName = new TreeMap<>();
    for (Collector collector : collectors) {
      Collector other = byName.putIfAbsent(collector.name(), collector);
      if (other != null) {
        throw new CommandFailure(
            "%s and %s both call themselves the collector '%s'; take one of them off the class path."
                .formatted(
                    other.getClass().getName(), collector.getClass().getName(), collector.name()));
      }
    }
    return byName;
  }
}
