package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.engine.diagnostics.index.ViewIndex;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.netfilter.IptablesBackend;
import io.netlapse.spi.netfilter.IptablesChain;
import io.netlapse.spi.netfilter.IptablesOrder;
import io.netlapse.spi.netfilter.IptablesRule;
import io.netlapse.spi.netfilter.IptablesRuleBrief;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node's tables of iptables, put together from whatever showed them. Where several outputs show a
 * chain, the one that hides least is taken.
 *
 * @param byPlace the chains of each table, by name
 */
record FilterTables(Map<TablePlace, SortedMap<String, FilterChain>> byPlace) {

  /** The kinds of facts of which tables are made; a rule that uses this reads them. */
  static final List<FactKind> KINDS =
      List.of(IptablesChain.KIND, IptablesRule.KIND, IptablesRuleBrief.KIND, IptablesOrder.KIND);

  /** Forms in which rules are shown, the one that hides least first. */
  private static final List<String> FORMS =
      List.of(FilterRule.SAVE, "list-nv", "list-v", "list-n", "list", "part");

  private static final ViewIndex<FilterTables> SHOWN = new ViewIndex<>(FilterTables::shownBy);

  static FilterTables of(NodeView node) {
    return SHOWN.of(node);
  }

  private static FilterTables shownBy(NodeView node) {
    Map<Key, List<FilterRule>> rules = rules(node);
    Map<Key, SeenFact> declared = new LinkedHashMap<>();
    for (SeenFact seen : node.facts(IptablesChain.KIND)) {
      IptablesChain chain = IptablesChain.of(seen.fact());
      declared.putIfAbsent(
          new Key(new TablePlace(chain.backend(), chain.family(), chain.table()), chain.chain()),
          seen);
    }
    Map<Key, IptablesOrder> orders = new HashMap<>();
    for (SeenFact seen : node.facts(IptablesOrder.KIND)) {
      IptablesOrder order = IptablesOrder.of(seen.fact());
      orders.put(
          new Key(new TablePlace(order.backend(), order.family(), order.table()), order.chain()),
          order);
    }
    List<Key> keys = new ArrayList<>(declared.keySet());
    rules.keySet().stream().filter(key -> !declared.containsKey(key)).forEach(keys::add);
    Map<TablePlace, SortedMap<String, FilterChain>> byPlace = new LinkedHashMap<>();
    boolean both = keys.stream().map(key -> key.place().backend()).distinct().count() > 1;
    for (Key key : keys) {
      List<FilterRule> shown = rules.getOrDefault(key, List.of());
      boolean saved = node.wouldShow(IptablesOrder.KIND, key.fields());
      Chain chain = new Chain(declared.get(key), shown, orders.get(key), saved);
      byPlace
          .computeIfAbsent(key.place(), _ -> new TreeMap<>())
          .put(key.chain(), chain.of(key, key.place().program(both), declared.keySet()));
    }
    byPlace.replaceAll((_, chains) -> Collections.unmodifiableSortedMap(chains));
    return new FilterTables(byPlace);
  }

  /** Whether anybody looked at iptables. */
  static boolean wereLookedAt(NodeView node) {
    return KINDS.stream().anyMatch(node::lookedAt);
  }

  /** The chains of a table; none where it was not shown. */
  SortedMap<String, FilterChain> chains(TablePlace place) {
    return byPlace.getOrDefault(place, new TreeMap<>());
  }

  /** Every chain of this name in tables of this name. */
  List<FilterChain> named(String table, String chain) {
    List<FilterChain> found = new ArrayList<>();
    byPlace.forEach(
        (place, chains) -> {
          FilterChain one = chains.get(chain);
          if (one != null && place.table().equals(table)) {
            found.add(one);
          }
        });
    return found;
  }

  /** Whether all chains of a table were shown: those that the kernel calls are there, whole. */
  boolean isWhole(TablePlace place) {
    return Stream.of("OUTPUT", place.table().equals("nat") ? "POSTROUTING" : "FORWARD")
        .map(name -> chains(place).get(name))
        .allMatch(
            chain ->
                chain != null
                    && chain.complete()
                    && chain.declared() != null
                    && !declaresByOption(chain.declared()));
  }

  /** Whether a chain was shown by {@code iptables -S}, which may have been asked for it alone. */
  private static boolean declaresByOption(SeenFact declared) {
    return declared.evidence().text().strip().startsWith("-");
  }

  /** Whether anything of a back end was shown. */
  boolean shows(IptablesBackend backend) {
    return byPlace.keySet().stream().anyMatch(place -> place.backend() == backend);
  }

  /** Whether a table and its like in the other back end of the kernel were both shown whole. */
  boolean showsBothBackEnds(TablePlace place) {
    return Stream.of(IptablesBackend.LEGACY, IptablesBackend.NFT)
        .allMatch(backend -> isWhole(new TablePlace(backend, place.family(), place.table())));
  }

  /** Whether kube-proxy or kubelet made a chain here: a node of a cluster. */
  boolean isOfKubernetes() {
    return byPlace.values().stream()
        .flatMap(chains -> chains.keySet().stream())
        .anyMatch(name -> name.startsWith("KUBE-"));
  }

  private static Map<Key, List<FilterRule>> rules(NodeView node) {
    Map<Key, List<FilterRule>> rules = new LinkedHashMap<>();
    for (SeenFact seen : node.facts(IptablesRule.KIND)) {
      add(rules, FilterRule.of(seen, IptablesRule.of(seen.fact())));
    }
    for (SeenFact seen : node.facts(IptablesRuleBrief.KIND)) {
      FilterRule rule = FilterRule.ofBrief(seen, IptablesRuleBrief.of(seen.fact()));
      if (rule != null) {
        add(rules, rule);
      }
    }
    return rules;
  }

  private static void add(Map<Key, List<FilterRule>> rules, FilterRule rule) {
    rules.computeIfAbsent(new Key(rule.place(), rule.chain()), _ -> new ArrayList<>()).add(rule);
  }

  private record Key(TablePlace place, String chain) {

    /** The fields of a fact about the chain. */
    Map<String, String> fields() {
      return Map.of(
          "backend", place.backend().word(),
          "family", place.family().word(),
          "table", place.table(),
          "chain", chain);
    }
  }

  /**
   * What was shown of one chain.
   *
   * @param saved whether an output would have shown more than one rule in their order
   */
  private record Chain(
      @Nullable SeenFact declared,
      List<FilterRule> shown,
      @Nullable IptablesOrder order,
      boolean saved) {

    FilterChain of(Key key, String program, Iterable<Key> declarations) {
      String form =
          FORMS.stream()
              .filter(one -> shown.stream().anyMatch(rule -> rule.form().equals(one)))
              .findFirst()
              .orElse(FilterRule.SAVE);
      List<FilterRule> rules =
          new ArrayList<>(shown.stream().filter(rule -> rule.form().equals(form)).toList());
      rules.sort(Comparator.comparingInt(FilterRule::line));
      boolean save = form.equals(FilterRule.SAVE);
      boolean listed = declared != null && declared.evidence().text().strip().startsWith("Chain ");
      boolean complete =
          listed
              ? isWholeListing(key, rules, declarations)
              : save && (order != null || (declared != null && saved && rules.size() < 2));
      if (save && order != null) {
        rules = inOrder(rules, order);
      }
      String policy = declared == null ? null : IptablesChain.of(declared.fact()).policy();
      return new FilterChain(key.place(), key.chain(), declared, policy, rules, program, complete);
    }

    /**
     * Whether a listing is no excerpt: a search for the chain's name would show no rule without it,
     * and no other chain that the kernel calls.
     */
    private static boolean isWholeListing(
        Key key, List<FilterRule> rules, Iterable<Key> declarations) {
      if (rules.stream().anyMatch(rule -> !rule.seen().evidence().text().contains(key.chain()))) {
        return true;
      }
      int builtIn = 0;
      for (Key other : declarations) {
        boolean known = List.of("INPUT", "FORWARD", "OUTPUT").contains(other.chain());
        builtIn += known && other.place().equals(key.place()) ? 1 : 0;
      }
      return builtIn > 2;
    }

    private static List<FilterRule> inOrder(List<FilterRule> rules, IptablesOrder order) {
      Map<String, FilterRule> byDigest = new HashMap<>();
      rules.forEach(rule -> byDigest.put(IptablesOrder.digest(rule.text(), rule.comment()), rule));
      List<FilterRule> ordered = new ArrayList<>();
      for (String digest : order.digests()) {
        FilterRule rule = byDigest.get(digest);
        if (rule == null) {
          return rules;
        }
        ordered.add(rule);
      }
      return ordered;
    }
  }
}
