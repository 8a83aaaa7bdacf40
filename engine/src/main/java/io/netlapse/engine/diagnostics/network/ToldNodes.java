package io.netlapse.engine.diagnostics.network;

import io.netlapse.engine.diagnostics.index.ViewIndex;
import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.engine.diagnostics.network.PodRanges.OfNode;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kubernetes.NodeAnnotation;
import io.netlapse.spi.kubernetes.NodePodCidr;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What Node objects tell of nodes, by their names. A node that shows itself is one of them where
 * they share the name, the host name or an address. Not safe for many threads.
 */
final class ToldNodes {

  private static final String RANGE_ANNOTATION = "-pod-cidr";

  private static final ViewIndex<Words> WORDS = new ViewIndex<>(ToldNodes::wordsOf);

  /**
   * What a view says of nodes.
   *
   * @param shown the node itself, as it shows itself
   * @param addresses what it tells of Node objects' addresses, by their names
   * @param ranges what it tells of their ranges
   * @param networks the ranges of the whole cluster that it tells
   */
  record Words(
      OfNode shown,
      SortedMap<String, Set<IpAddress>> addresses,
      List<Range> ranges,
      List<PodRange> networks) {

    /** Whether it says anything of Node objects. */
    boolean tells() {
      return !addresses.isEmpty() || !ranges.isEmpty();
    }
  }

  /** A range that a view tells of a node, by the node's name. */
  record Range(String node, PodRange range) {}

  private final Map<String, Set<IpAddress>> addresses = new HashMap<>();
  private final Map<String, List<PodRange>> ranges = new HashMap<>();

  /** Every name that is still here. */
  private final SortedSet<String> names = new TreeSet<>();

  /** The names of an address: of those that a cluster has a search for each would be too many. */
  private final Map<IpAddress, Set<String>> byAddress = new HashMap<>();

  /** Whether an annotation tells a range. */
  static boolean isRange(NodeAnnotation annotation) {
    return annotation.annotation().endsWith(RANGE_ANNOTATION);
  }

  /** What a view says; it is kept for as long as the view. */
  static Words words(NodeView view) {
    return WORDS.of(view);
  }

  private static Words wordsOf(NodeView view) {
    return new Words(
        new OfNode(view.id().name(), KnownNodes.shownBy(view), OwnPodRanges.of(view)),
        KnownNodes.toldBy(view),
        rangesToldBy(view),
        ClusterRanges.of(view));
  }

  /** Adds what a view tells. */
  void add(Words words) {
    words
        .addresses()
        .forEach(
            (name, told) -> {
              name(name);
              addresses.computeIfAbsent(name, _ -> new HashSet<>()).addAll(told);
              told.forEach(address -> name(address, name));
            });
    for (Range told : words.ranges()) {
      name(told.node());
      ranges.computeIfAbsent(told.node(), _ -> new ArrayList<>()).add(told.range());
    }
  }

  /** A node that shows itself, with what is told of it here, which is taken out. */
  OfNode merged(NodeView view, OfNode shown) {
    Set<String> same = namesOf(view, shown);
    same.removeIf(name -> !names.remove(name));
    return with(shown, same);
  }

  /** The names by which a node that shows itself is told of, whether they are still here or not. */
  Set<String> namesOf(NodeView view, OfNode shown) {
    Set<String> same = new TreeSet<>();
    if (!addresses.isEmpty() || !ranges.isEmpty()) {
      KnownNodes.namesOf(view).stream().filter(this::isTold).forEach(same::add);
      shown.addresses().forEach(address -> same.addAll(byAddress.getOrDefault(address, Set.of())));
    }
    return same;
  }

  /** Whether nobody took any of these out. */
  boolean areFree(Set<String> some) {
    return names.containsAll(some);
  }

  /** A node that shows itself, with what is told under some names. */
  OfNode with(OfNode shown, Set<String> same) {
    if (same.isEmpty()) {
      return shown;
    }
    Set<IpAddress> known = new HashSet<>(shown.addresses());
    List<PodRange> all = new ArrayList<>(shown.ranges());
    for (String name : same) {
      known.addAll(addresses.getOrDefault(name, Set.of()));
      all.addAll(ranges.getOrDefault(name, List.of()));
    }
    return new OfNode(shown.name(), known, all);
  }

  /** The nodes that nobody took out, by name. */
  List<OfNode> others() {
    return othersBut(Set.of());
  }

  /** The nodes that nobody took out, but some, by name. */
  List<OfNode> othersBut(Set<String> some) {
    return names.stream()
        .filter(name -> !some.contains(name))
        .map(
            name ->
                new OfNode(
                    name,
                    addresses.getOrDefault(name, Set.of()),
                    ranges.getOrDefault(name, List.of())))
        .toList();
  }

  private boolean isTold(String name) {
    return addresses.containsKey(name) || ranges.containsKey(name);
  }

  private static List<Range> rangesToldBy(NodeView view) {
    List<Range> ranges = new ArrayList<>();
    for (SeenFact seen : view.facts(NodePodCidr.KIND)) {
      NodePodCidr told = NodePodCidr.of(seen.fact());
      range(told.node(), told.cidr(), seen).ifPresent(ranges::add);
    }
    for (SeenFact seen : view.facts(NodeAnnotation.KIND)) {
      NodeAnnotation told = NodeAnnotation.of(seen.fact());
      if (isRange(told)) {
        range(told.node(), told.value(), seen).ifPresent(ranges::add);
      }
    }
    return ranges;
  }

  private static Optional<Range> range(String node, @Nullable String cidr, SeenFact seen) {
    return Optional.ofNullable(cidr)
        .flatMap(IpPrefix::parse)
        .map(prefix -> new Range(node, new PodRange(prefix, Source.NODE_OBJECT, seen)));
  }

  private void name(String node) {
    if (names.add(node)) {
      IpAddress.parse(node).ifPresent(address -> name(address, node));
    }
  }

  private void name(IpAddress address, String node) {
    byAddress.computeIfAbsent(address, _ -> new HashSet<>()).add(node);
  }
}
