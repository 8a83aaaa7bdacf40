package io.netlapse.collectors.ssh.inventory;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A text in YAML, or in JSON, which is YAML too, as the tree that SnakeYAML composes. Nothing is
 * made of a tag, and every scalar is a text: {@code no} is the word no.
 */
final class YamlTree {

  private static final int MOST_CHARACTERS = 64 << 20;

  private final String source;
  private final Mistakes mistakes;

  /** An entry of a mapping. */
  record Entry(String key, Place at, Node value) {}

  YamlTree(String source, Mistakes mistakes) {
    this.source = source;
    this.mistakes = mistakes;
  }

  /** The root of the first document; empty where there is none, or it is no YAML. */
  Optional<Node> root(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    options.setMaxAliasesForCollections(0); // so that no text grows while it is read
    try {
      return Optional.ofNullable(new Yaml(options).compose(new StringReader(text)));
    } catch (MarkedYAMLException e) {
      mistakes.add(
          place(e.getProblemMark()), "this is no YAML: " + e.getProblem(), "correct it there");
    } catch (YAMLException e) {
      mistakes.add(
          new Place(source, 0),
          "this YAML is not read: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          "write out what stands behind anchors (&) and aliases (*)");
    }
    return Optional.empty();
  }

  /** The entries of a mapping, in order; none of nothing. What else it is, is a mistake. */
  List<Entry> entries(Node node, String what) {
    List<Entry> entries = new ArrayList<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          entries.add(new Entry(key.getValue(), place(key.getStartMark()), tuple.getValueNode()));
        }
      }
    } else if (!isNothing(node)) {
      mistakes.add(place(node.getStartMark()), what + " is no mapping", "write it as name: value");
    }
    return entries;
  }

  /** The items of a list; none of anything else. */
  static List<Node> items(@Nullable Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  /** The value of an entry of that name; null where there is none. */
  static @Nullable Node at(@Nullable Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
          return tuple.getValueNode();
        }
      }
    }
    return null;
  }

  /** A scalar, or a list of scalars with commas between them; empty where it is anything else. */
  static Optional<String> text(@Nullable Node node) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    List<Node> items = items(node);
    if (items.isEmpty() || !items.stream().allMatch(ScalarNode.class::isInstance)) {
      return Optional.empty();
    }
    return Optional.of(
        String.join(",", items.stream().map(each -> ((ScalarNode) each).getValue()).toList()));
  }

  /** Whether nothing is written there. */
  static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar
        && (scalar.getValue().isEmpty() || scalar.getValue().matches("~|null"));
  }

  /** Where a node begins. */
  Place place(@Nullable Mark mark) {
    return new Place(source, mark == null ? 0 : mark.getLine() + 1);
  }
}
