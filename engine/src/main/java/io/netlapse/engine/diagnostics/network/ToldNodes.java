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

  private static final ViewIndex<OfNode> SHOWN =
      new ViewIndex<>(
          view -> new OfNode(view.id().name(), KnownNodes.shownBy(view), OwnPodRanges.of(view)));

  private static final ViewIndex<SortedMap<String, Set<IpAddress>>> ADDRESSES =
      new ViewIndex<>(KnownNodes::toldBy);

  private static final ViewIndex<List<Range>> RANGES = new ViewIndex<>(ToldNodes::rangesToldBy);

  /** A range that a view tells of a node, by the node's name. */
  private record Range(String node, PodRange range) {}

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

  /** Adds what a view tells. */
  void add(NodeView view) {
    ADDRESSES
        .of(view)
        .forEach(
            (name, told) -> {
              name(name);
              addresses.computeIfAbsent(name, _ -> new HashSet<>()).addAll(told);
              told.forEach(address -> name(address, name));
            });
    for (Range told : RANGES.of(view)) {
      name(told.node());
      ranges.computeIfAbsent(told.node(), _ -> new ArrayList<>()).add(told.range());
    }
  }

  /** A node that shows itself, with what is told of it here, which is taken out. */
  OfNode merged(NodeView view) {
    OfNode shown = SHOWN.of(view);
    if (names.isEmpty()) {
      return shown;
    }
    Set<IpAddress> known = new HashSet<>(shown.addresses());
    List<PodRange> all = new ArrayList<>(shown.ranges());
    SortedSet<String> same = new TreeSet<>(KnownNodes.namesOf(view));
    known.forEach(address -> same.addAll(byAddress.getOrDefault(address, Set.of())));
    for (String name : same) {
      if (names.remove(name)) {
        known.addAll(addresses.getOrDefault(name, Set.of()));
        all.addAll(ranges.getOrDefault(name, List.of()));
      }
    }
    return new OfNode(view.id().name(), known, all);
  }

  /** The nodes that nobody took out, by name. */
  List<OfNode> others() {
    return names.stream()
        .map(
            name ->
                new OfNode(
                    name,
                    addresses.getOrDefault(name, Set.of()),
                    ranges.getOrDefault(name, List.of())))
        .toList();
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
