package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What kube-proxy keeps in a table nat to masquerade packets to Services: rules that mark them, the
 * chain that sets the mark, and the one that masquerades what is marked.
 *
 * @param place the table
 * @param chains its chains
 */
record ServiceNat(TablePlace place, SortedMap<String, FilterChain> chains) {

  private static final String SERVICES = "KUBE-SERVICES";
  private static final String MARK = "KUBE-MARK-MASQ";
  private static final String POSTROUTING = "KUBE-POSTROUTING";

  private static final List<String> CLUSTER_SETS = List.of("KUBE-CLUSTER-IP", "KUBE-6-CLUSTER-IP");

  /**
   * Whether kube-proxy works by IPVS here and marks nothing of what goes to cluster addresses. Only
   * where the rest of its work was shown, so that a search in the output does not look like it.
   */
  boolean lacksClusterMark() {
    return rules(SERVICES).findAny().isPresent()
        && rules(SERVICES).noneMatch(ServiceNat::isOfIptablesMode)
        && all().anyMatch(rule -> rule.text().contains("match-set KUBE-"))
        && all().noneMatch(ServiceNat::marksClusterAddresses)
        && rules(MARK).anyMatch(rule -> rule.target().equals("MARK"))
        && rules(POSTROUTING).anyMatch(ServiceNat::masquerades)
        && Stream.of("PREROUTING", "OUTPUT")
            .allMatch(name -> rules(name).anyMatch(rule -> rule.target().equals(SERVICES)));
  }

  /** Whether packets of the node itself to cluster addresses are marked and masqueraded here. */
  boolean masqueradesOwn() {
    return rules("OUTPUT").anyMatch(rule -> rule.target().equals(SERVICES))
        && rules(SERVICES).anyMatch(ServiceNat::marksClusterAddresses)
        && rules(MARK).anyMatch(rule -> rule.target().equals("MARK"))
        && rules(POSTROUTING).anyMatch(ServiceNat::masquerades);
  }

  /** The rules that stand where the missing one should. */
  List<Evidence> evidence() {
    List<Evidence> evidence =
        new ArrayList<>(rules(SERVICES).map(rule -> rule.seen().evidence()).limit(3).toList());
    rules(POSTROUTING)
        .filter(ServiceNat::masquerades)
        .limit(1)
        .forEach(rule -> evidence.add(rule.seen().evidence()));
    return evidence;
  }

  /** A chain between mark and masquerade that is there, shown whole, and does nothing. */
  Optional<FilterChain> emptyLink() {
    boolean inUse = rules(SERVICES).findAny().isPresent();
    FilterChain mark = chains.get(MARK);
    FilterChain masquerade = chains.get(POSTROUTING);
    if (!inUse || mark == null || masquerade == null) {
      return Optional.empty();
    }
    if (isWhole(mark) && rules(MARK).noneMatch(rule -> rule.target().equals("MARK"))) {
      return Optional.of(mark);
    }
    return isWhole(masquerade) && rules(POSTROUTING).noneMatch(ServiceNat::masquerades)
        ? Optional.of(masquerade)
        : Optional.empty();
  }

  /** By the set of cluster addresses, which has a name of its own for each family. */
  private static boolean marksClusterAddresses(FilterRule rule) {
    return rule.target().equals(MARK) && CLUSTER_SETS.stream().anyMatch(rule.text()::contains);
  }

  private static boolean isWhole(FilterChain chain) {
    return chain.complete() && chain.declared() != null;
  }

  /** Where IPVS mode is over, rules for its sets are left and mean nothing. */
  private static boolean isOfIptablesMode(FilterRule rule) {
    return rule.target().equals("KUBE-NODEPORTS") || rule.target().startsWith("KUBE-SVC-");
  }

  private static boolean masquerades(FilterRule rule) {
    return rule.target().equals("MASQUERADE") || rule.target().equals("SNAT");
  }

  private Stream<FilterRule> rules(String chain) {
    FilterChain found = chains.get(chain);
    return found == null ? Stream.empty() : found.rules().stream();
  }

  private Stream<FilterRule> all() {
    return chains.values().stream().flatMap(chain -> chain.rules().stream());
  }
}
