package io.netlapse.collectors.ssh.inventory;

import io.netlapse.collectors.ssh.inventory.YamlTree.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads Ansible's inventory in YAML: groups of {@code hosts}, {@code vars} and {@code children}.
 *
 * @see <a
 *     href="https://docs.ansible.com/ansible/latest/collections/ansible/builtin/yaml_inventory.html">the
 *     form</a>
 */
final class AnsibleYaml {

  private static final Set<String> KEYS = Set.of("hosts", "vars", "children");

  private final YamlTree tree;
  private final Mistakes mistakes;
  private final Groups groups;

  private AnsibleYaml(YamlTree tree, Mistakes mistakes) {
    this.tree = tree;
    this.mistakes = mistakes;
    this.groups = new Groups(mistakes);
  }

  /** Whether a text has this form: every entry is a group. */
  static boolean is(Node root, YamlTree tree) {
    return root instanceof MappingNode
        && tree.entries(root, "").stream()
            .allMatch(
                group ->
                    group.value() instanceof MappingNode
                        && tree.entries(group.value(), "").stream()
                            .allMatch(part -> KEYS.contains(part.key())));
  }

  /** Its nodes, in order. */
  static List<Listed> read(Node root, YamlTree tree, Mistakes mistakes) {
    AnsibleYaml reading = new AnsibleYaml(tree, mistakes);
    tree.entries(root, "the inventory").forEach(reading::group);
    return reading.groups.listed();
  }

  private void group(Entry group) {
    groups.settingsOf(group.key(), group.at());
    for (Entry part : tree.entries(group.value(), "the group " + group.key())) {
      switch (part.key()) {
        case "hosts" -> tree.entries(part.value(), "hosts").forEach(host -> host(group, host));
        case "vars" -> variables(part.value(), groups.settingsOf(group.key(), group.at()));
        case "children" ->
            tree.entries(part.value(), "children")
                .forEach(
                    child -> {
                      groups.putGroup(child.key(), group.key(), child.at());
                      group(child);
                    });
        default ->
            mistakes.add(
                part.at(),
                "a group has no '%s'".formatted(part.key()),
                "there are hosts, vars, children");
      }
    }
  }

  private void host(Entry group, Entry host) {
    for (String node : HostRange.names(host.key(), host.at(), mistakes)) {
      groups.put(node, group.key(), host.at());
      variables(host.value(), groups.node(node, host.at()));
    }
  }

  private void variables(Node node, Map<Setting, Told> settings) {
    for (Entry variable : tree.entries(node, "vars")) {
      Optional<String> value = YamlTree.text(variable.value());
      if (value.isPresent()) {
        AnsibleVariable.read(variable.key(), value.get(), variable.at(), settings, mistakes);
      } else if (AnsibleVariable.isOurs(variable.key()) && !YamlTree.isNothing(variable.value())) {
        mistakes.add(
            variable.at(),
            "the value of '%s' is neither a text nor a list of texts".formatted(variable.key()),
            "write one");
      }
    }
  }
}
