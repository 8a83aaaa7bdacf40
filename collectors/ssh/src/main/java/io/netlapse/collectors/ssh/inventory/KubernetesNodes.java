package io.netlapse.collectors.ssh.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a list of Node objects as the API server and {@code kubectl get nodes -o json} (or yaml)
 * tell it (core/v1, NodeList).
 */
final class KubernetesNodes {

  private KubernetesNodes() {}

  /** Whether a text is such a list. */
  static boolean is(Node root) {
    return YamlTree.text(YamlTree.at(root, "kind")).orElse("").endsWith("List");
  }

  /**
   * The nodes of a list, in order.
   *
   * @param addressType which of a node's addresses is taken: {@code InternalIP}, {@code
   *     ExternalIP}, {@code Hostname}
   */
  static List<Listed> read(Node root, YamlTree tree, String addressType, Mistakes mistakes) {
    List<Listed> nodes = new ArrayList<>();
    for (Node item : YamlTree.items(YamlTree.at(root, "items"))) {
      Place at = tree.place(item.getStartMark());
      String name = YamlTree.text(YamlTree.at(YamlTree.at(item, "metadata"), "name")).orElse("");
      Optional<String> address = address(YamlTree.at(item, "status"), addressType);
      if (!isNode(item) || name.isEmpty()) {
        mistakes.add(at, "this is no Node", "list nodes: kubectl get nodes -o json");
      } else if (address.isEmpty()) {
        mistakes.add(
            at,
            "the node %s has no address of type %s".formatted(name, addressType),
            "choose another with the option 'address'");
      } else {
        Map<Setting, Told> settings = new LinkedHashMap<>();
        settings.put(Setting.HOST, new Told(address.get(), at));
        nodes.add(new Listed(name, at, Set.of(), settings));
      }
    }
    return nodes;
  }

  /** What to ask with for the rest of a list; empty where this is all. */
  static String continuation(Node root) {
    return YamlTree.text(YamlTree.at(YamlTree.at(root, "metadata"), "continue")).orElse("");
  }

  /** The API server leaves the kind of items out, since that of the list tells it. */
  private static boolean isNode(Node item) {
    return YamlTree.text(YamlTree.at(item, "kind")).orElse("Node").equals("Node");
  }

  private static Optional<String> address(@Nullable Node status, String type) {
    return YamlTree.items(YamlTree.at(status, "addresses")).stream()
        .filter(each -> YamlTree.text(YamlTree.at(each, "type")).orElse("").equals(type))
        .findFirst()
        .flatMap(each -> YamlTree.text(YamlTree.at(each, "address")));
  }
}
