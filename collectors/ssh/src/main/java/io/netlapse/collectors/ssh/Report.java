package io.netlapse.collectors.ssh;

import io.netlapse.collectors.ssh.session.Fault;
import io.netlapse.spi.collect.CollectException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of all nodes.
 *
 * @param outcomes one for each, in the order of the inventory
 */
record Report(List<Outcome> outcomes) {

  private static final int MOST_NAMES = 10;

  /** Copies the list. */
  Report {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * Does nothing where all were delivered.
   *
   * @throws CollectException else: how many were not, and why
   */
  void tell() throws CollectException {
    Map<Fault, List<String>> failed =
        outcomes.stream()
            .filter(Outcome.Failed.class::isInstance)
            .map(Outcome.Failed.class::cast)
            .collect(
                Collectors.groupingBy(
                    Outcome.Failed::fault,
                    TreeMap::new,
                    Collectors.mapping(one -> one.target().node(), Collectors.toList())));
    if (failed.isEmpty()) {
      return;
    }
    throw new CollectException(
        "%d of %d nodes were not captured, or not whole: %s. A line for each says what to do."
            .formatted(
                failed.values().stream().mapToInt(List::size).sum(),
                outcomes.size(),
                failed.entrySet().stream()
                    .map(
                        each ->
                            "%d %s (%s)"
                                .formatted(
                                    each.getValue().size(),
                                    each.getKey().words(),
                                    names(each.getValue())))
                    .collect(Collectors.joining(", "))));
  }

  private static String names(List<String> nodes) {
    String names = String.join(", ", nodes.stream().limit(MOST_NAMES).toList());
    return nodes.size() <= MOST_NAMES ? names : names + ", ...";
  }
}
