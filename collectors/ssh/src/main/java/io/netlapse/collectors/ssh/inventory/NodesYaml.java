package io.netlapse.collectors.ssh.inventory;

import io.netlapse.collectors.ssh.inventory.YamlTree.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads netlapse's own inventory: {@code settings}, {@code nodes} and {@code groups} of them. */
final class NodesYaml {

  private static final Set<String> KEYS = Set.of("settings", "nodes", "groups");

  private final YamlTree tree;
  private final Mistakes mistakes;
  private final Groups groups;

  private NodesYaml(YamlTree tree, Mistakes mistakes) {
    this.tree = tree;
    this.mistakes = mistakes;
    this.groups = new Groups(mistakes);
  }

  /** Its nodes, in order. */
  static List<Listed> read(Node root, YamlTree tree, Mistakes mistakes) {
    NodesYaml reading = new NodesYaml(tree, mistakes);
    for (Entry entry : tree.entries(root, "the inventory")) {
      switch (entry.key()) {
        case "groups" ->
            tree.entries(entry.value(), "groups").forEach(group -> reading.group(group));
        default -> reading.part(Groups.ALL, entry, KEYS);
      }
    }
    return reading.groups.listed();
  }

  private void group(Entry group) {
    groups.putGroup(group.key(), Groups.ALL, group.at());
    for (Entry entry : tree.entries(group.value(), "the group " + group.key())) {
      part(group.key(), entry, Set.of("settings", "nodes"));
    }
  }

  private void part(String group, Entry entry, Set<String> known) {
    switch (entry.key()) {
      case "settings" -> settings(entry.value(), "settings", groups.settingsOf(group, entry.at()));
      case "nodes" -> nodes(group, entry.value());
      default ->
          mistakes.add(
              entry.at(),
              "there is no '%s' here".formatted(entry.key()),
              "there are " + String.join(", ", known.stream().sorted().toList()));
    }
  }

  private void nodes(String group, Node nodes) {
    for (Node item : YamlTree.items(nodes)) {
      Place at = tree.place(item.getStartMark());
      if (item instanceof ScalarNode name && !YamlTree.isNothing(name)) {
        node(group, name.getValue(), at);
      } else {
        mistakes.add(
            at,
            "an item of a list of nodes is no name",
            "write nodes with settings as name: {...}");
      }
    }
    if (!YamlTree.items(nodes).isEmpty()) {
      return;
    }
    for (Entry entry : tree.entries(nodes, "nodes")) {
      Map<Setting, Told> settings = node(group, entry.key(), entry.at());
      if (entry.value() instanceof ScalarNode address && !YamlTree.isNothing(address)) {
        settings.put(Setting.HOST, new Told(address.getValue(), entry.at()));
      } else {
        settings(entry.value(), entry.key(), settings);
      }
    }
  }

  private Map<Setting, Told> node(String group, String name, Place at) {
    groups.put(name, group, at);
    return groups.node(name, at);
  }

  private void settings(Node node, String of, Map<Setting, Told> settings) {
    for (Entry entry : tree.entries(node, of)) {
      Optional<Setting> setting = Setting.of(entry.key());
      Optional<String> value = YamlTree.text(entry.value());
      if (setting.isEmpty()) {
        mistakes.add(
            entry.at(),
            "there is no setting '%s'".formatted(entry.key()),
            "there are " + Setting.keys());
      } else if (value.isEmpty()) {
        mistakes.add(
            entry.at(),
            "the value of '%s' is neither a text nor a list of texts".formatted(entry.key()),
            "write one");
      } else {
        settings.put(setting.get(), new Told(value.get(), entry.at()));
      }
    }
  }
}
