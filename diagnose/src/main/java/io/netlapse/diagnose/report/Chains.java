package io.netlapse.diagnose.report;

import io.netlapse.diagnose.report.Diagnosed.Found;
import io.netlapse.spi.diagnose.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts findings behind those from which they follow: each root cause is followed by its chain.
 *
 * @param causes by rule, the rules whose findings on the same node bring its own about
 */
record Chains(Map<String, Set<String>> causes) {

  static Chains of(Collection<Diagnostic> rules) {
    Map<String, Set<String>> causes = new HashMap<>();
    rules.forEach(rule -> causes.put(rule.info().id(), Set.copyOf(rule.causes())));
    return new Chains(causes);
  }

  /**
   * The same findings, each with its causes among them.
   *
   * @param order of findings that follow from nothing, and of those that follow from the same
   */
  List<Found> linked(Collection<Found> findings, Comparator<Found> order) {
    List<Found> all =
        findings.stream().map(found -> found.with(causes(found, findings))).sorted(order).toList();
    Map<Found.Key, Found> told = new LinkedHashMap<>();
    all.stream()
        .filter(found -> found.consequenceOf().isEmpty())
        .forEach(root -> tell(root, all, told));
    all.forEach(found -> tell(found, all, told)); // what only follows from each other
    return List.copyOf(told.values());
  }

  private static void tell(Found cause, List<Found> all, Map<Found.Key, Found> told) {
    if (told.putIfAbsent(cause.key(), cause) == null) {
      all.stream()
          .filter(found -> found.consequenceOf().contains(cause.key()))
          .forEach(found -> tell(found, all, told));
    }
  }

  private List<Found.Key> causes(Found found, Collection<Found> findings) {
    Set<String> rules = causes.getOrDefault(found.key().rule(), Set.of());
    List<Found.Key> keys = new ArrayList<>();
    for (Found other : findings) {
      boolean together = other.in().stream().anyMatch(found.in()::contains);
      if (together
          && rules.contains(other.key().rule())
          && other.key().node().equals(found.key().node())) {
        keys.add(other.key());
      }
    }
    return keys;
  }
}
