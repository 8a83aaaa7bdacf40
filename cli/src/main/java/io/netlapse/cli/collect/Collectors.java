package io.netlapse.cli.collect;

import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.spi.collect.Collector;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The collectors on the class path, by name. */
final class Collectors {

  private Collectors() {}

  /**
   * Finds them.
   *
   * @throws CommandFailure if two have one name; the message names both
   */
  static SortedMap<String, Collector> found() {
    SortedMap<String, Collector> found = new TreeMap<>();
    for (Collector collector : ServiceLoader.load(Collector.class)) {
      Collector other = found.putIfAbsent(collector.name(), collector);
      if (other != null) {
        throw new CommandFailure(
            "%s and %s both call themselves the collector '%s'; take one of them off the class path."
                .formatted(
                    other.getClass().getName(), collector.getClass().getName(), collector.name()));
      }
    }
    return found;
  }
}
