package io.netlapse.collectors.ssh.inventory;

import io.netlapse.spi.collect.CollectException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The text of an inventory, of whatever format: netlapse's or Ansible's YAML, a list of Kubernetes'
 * nodes, Ansible's INI. Which it is, is told by the extension of the file, else by its first line.
 */
public final class InventoryText {

  private static final Pattern YAML_FILE = Pattern.compile(".*\\.(ya?ml|json)");
  private static final Pattern YAML_LINE =
      Pattern.compile("---.*|[{].*|[\"']?[A-Za-z0-9_.-]+[\"']?:(\\s.*)?");

  private InventoryText() {}

  /** One page of a list of nodes, and what to ask with for the next; empty on the last. */
  public record Page(List<Listed> nodes, String continuation) {}

  /**
   * The nodes of a text, in its order.
   *
   * @param text the text
   * @param source the path of its file, for messages
   * @param addressType which address of a Kubernetes node is taken
   * @throws CollectException if something in it cannot be read; the message has a line for each
   */
  public static List<Listed> read(String text, String source, String addressType)
      throws CollectException {
    Mistakes mistakes = new Mistakes();
    List<Listed> nodes =
        isYaml(text, source)
            ? yaml(text, source, addressType, mistakes)
            : AnsibleIni.read(text, source, mistakes);
    mistakes.tell();
    if (nodes.isEmpty()) {
      throw new CollectException(
          "The inventory %s lists no node. docs/ssh.md shows how to write one.".formatted(source));
    }
    return nodes;
  }

  /**
   * One page of the API server's answer.
   *
   * @param text its body
   * @param source its address, for messages
   * @throws CollectException if it is no list of nodes
   */
  public static Page page(String text, String source, String addressType) throws CollectException {
    Mistakes mistakes = new Mistakes();
    YamlTree tree = new YamlTree(source, mistakes);
    Optional<Node> root = tree.root(text).filter(KubernetesNodes::is);
    List<Listed> nodes =
        root.isPresent()
            ? KubernetesNodes.read(root.get(), tree, addressType, mistakes)
            : List.of();
    mistakes.tell();
    return root.map(list -> new Page(nodes, KubernetesNodes.continuation(list)))
        .orElseThrow(
            () ->
                new CollectException(
                    "%s answered with no list of nodes. Is it the address of an API server?"
                        .formatted(source)));
  }

  private static boolean isYaml(String text, String source) {
    String name = source.toLowerCase(Locale.ROOT);
    if (YAML_FILE.matcher(name).matches()) {
      return true;
    }
    return !name.endsWith(".ini")
        && text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .findFirst()
            .filter(line -> YAML_LINE.matcher(line).matches())
            .isPresent();
  }

  private static List<Listed> yaml(
      String text, String source, String addressType, Mistakes mistakes) {
    YamlTree tree = new YamlTree(source, mistakes);
    Optional<Node> root = tree.root(text);
    if (root.isEmpty()) {
      return List.of();
    }
    if (KubernetesNodes.is(root.get())) {
      return KubernetesNodes.read(root.get(), tree, addressType, mistakes);
    }
    return AnsibleYaml.is(root.get(), tree)
        ? AnsibleYaml.read(root.get(), tree, mistakes)
        : NodesYaml.read(root.get(), tree, mistakes);
  }
}
