package io.netlapse.collectors.ssh.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes and groups of groups while an inventory is read. A group's settings hold for all nodes
 * below it; a deeper group wins over one above it, of two equally deep ones the later by name, and
 * what a node is told itself over all, as Ansible has it. Not for many threads.
 */
final class Groups {

  /** The group of all nodes. */
  static final String ALL = "all";

  private final Mistakes mistakes;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  private record Node(Place at, Map<Setting, Told> settings) {}

  private record Group(
      Place at, Map<Setting, Told> settings, Set<String> children, Set<String> nodes) {}

  Groups(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The settings of a group, to be added to. */
  Map<Setting, Told> settingsOf(String group, Place at) {
    return group(group, at).settings;
  }

  /** The settings of a node, to be added to. */
  Map<Setting, Told> node(String node, Place at) {
    return nodes.computeIfAbsent(node, _ -> new Node(at, new LinkedHashMap<>())).settings;
  }

  /** Puts a node into a group. */
  void put(String node, String group, Place at) {
    group(group, at).nodes.add(node);
  }

  /** Puts a group into another. */
  void putGroup(String child, String group, Place at) {
    group(child, at);
    group(group, at).children.add(child);
  }

  private Group group(String name, Place at) {
    return groups.computeIfAbsent(
        name,
        _ -> new Group(at, new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>()));
  }

  /** All nodes, in the order in which they were first told. */
  List<Listed> listed() {
    Map<String, Set<String>> above = new LinkedHashMap<>();
    groups.forEach(
        (name, group) ->
            group.children.forEach(
                child -> above.computeIfAbsent(child, _ -> new LinkedHashSet<>()).add(name)));
    Map<String, Set<String>> ofNode = new LinkedHashMap<>();
    groups.forEach(
        (name, group) ->
            group.nodes.forEach(
                node -> ofNode.computeIfAbsent(node, _ -> new LinkedHashSet<>()).add(name)));
    List<Listed> listed = new ArrayList<>();
    nodes.forEach(
        (name, node) ->
            listed.add(
                listed(name, node, withThoseAbove(ofNode.getOrDefault(name, Set.of()), above))));
    return listed;
  }

  /** Groups with how deep they lie. */
  private Map<String, Integer> withThoseAbove(Set<String> direct, Map<String, Set<String>> above) {
    Map<String, Integer> depths = new LinkedHashMap<>();
    direct.forEach(group -> depth(group, above, depths, new HashSet<>()));
    return depths;
  }

  private int depth(
      String name, Map<String, Set<String>> above, Map<String, Integer> known, Set<String> below) {
    Integer before = known.get(name);
    if (before != null) {
      return before;
    }
    if (!below.add(name)) {
      Group group = groups.get(name);
      mistakes.add(
          group == null ? new Place(name, 0) : group.at,
          "the group '%s' is inside itself".formatted(name),
          "take one of them out of the children of the other");
      return 0;
    }
    int depth = 0;
    for (String each : above.getOrDefault(name, Set.of())) {
      depth = Math.max(depth, depth(each, above, known, below) + 1);
    }
    below.remove(name);
    known.put(name, depth);
    return depth;
  }

  private Listed listed(String name, Node node, Map<String, Integer> depths) {
    Map<Setting, Told> settings = new LinkedHashMap<>();
    Group all = groups.get(ALL);
    if (all != null) {
      settings.putAll(all.settings);
    }
    depths.keySet().stream()
        .filter(group -> !group.equals(ALL))
        .sorted(
            Comparator.comparing((String group) -> depths.getOrDefault(group, 0))
                .thenComparing(Comparator.naturalOrder()))
        .map(groups::get)
        .filter(group -> group != null)
        .forEach(group -> settings.putAll(group.settings));
    settings.putAll(node.settings);
    return new Listed(name, node.at, depths.keySet(), settings);
  }
}
