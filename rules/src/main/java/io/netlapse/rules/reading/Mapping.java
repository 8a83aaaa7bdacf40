package io.netlapse.rules.reading;

import io.netlapse.rules.vocabulary.Nearest;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import io.netlapse.rules.yaml.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping whose keys are known.
 *
 * @param place where it begins
 * @param what what it is, for sentences
 * @param values by key, as far as a key is known
 * @param mistakes takes what is wrong
 */
record Mapping(Place place, String what, Map<String, Node> values, Mistakes mistakes) {

  /** The mapping that a node is; an empty one where it is none. */
  static Mapping of(Node node, String what, List<String> keys, Mistakes mistakes) {
    Map<String, Node> values = new LinkedHashMap<>();
    each(
        node,
        what,
        mistakes,
        (key, value) -> {
          if (!keys.contains(key.text())) {
            mistakes.add(
                key.place(),
                "%s has no '%s'".formatted(what, key.text()),
                Nearest.advice(key.text(), keys));
          } else {
            values.put(key.text(), value);
          }
        });
    return new Mapping(node.place(), what, values, mistakes);
  }

  /** Each entry of a mapping of any keys, once; what is no mapping is a mistake. */
  static void each(Node node, String what, Mistakes mistakes, BiConsumer<Node.Text, Node> entry) {
    if (!(node instanceof Node.Entries entries)) {
      mistakes.add(
          node.place(),
          "%s is %s".formatted(what, node.what()),
          "write a mapping there, a key and a value on each line");
      return;
    }
    Map<String, Place> seen = new LinkedHashMap<>();
    for (Node.Entry one : entries.entries()) {
      Place before = seen.putIfAbsent(one.key().text(), one.key().place());
      if (before != null) {
        mistakes.add(
            one.key().place(),
            "'%s' is there already, on line %d".formatted(one.key().text(), before.line()),
            "take one of them out");
      } else {
        entry.accept(one.key(), one.value());
      }
    }
  }

  /** The same, and what it lacks from another one. */
  Mapping or(Mapping other) {
    Map<String, Node> all = new LinkedHashMap<>(other.values);
    all.putAll(values);
    return new Mapping(values.isEmpty() ? other.place : place, what, all, mistakes);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The node of a key. */
  @Nullable Node node(String key) {
    return values.get(key);
  }

  /** The text of a key; null, and a mistake where it is required, if there is none. */
  Node.@Nullable Text text(String key, boolean required) {
    Node node = values.get(key);
    if (node == null) {
      if (required) {
        mistakes.add(place, "%s has no '%s'".formatted(what, key), "add it");
      }
      return null;
    }
    return text(node, "'%s'".formatted(key), mistakes);
  }

  /** The texts of a key, of a list or a single one; empty if there is none. */
  List<Node.Text> texts(String key) {
    Node node = values.get(key);
    return node == null ? List.of() : texts(node, "'%s'".formatted(key), mistakes);
  }

  static List<Node.Text> texts(Node node, String what, Mistakes mistakes) {
    List<Node> nodes = node instanceof Node.Items items ? items.items() : List.of(node);
    return nodes.stream()
        .flatMap(
            one -> {
              Node.Text text = text(one, what, mistakes);
              return text == null ? Stream.of() : Stream.of(text);
            })
        .toList();
  }

  static Node.@Nullable Text text(Node node, String what, Mistakes mistakes) {
    if (node instanceof Node.Text text && !text.text().isBlank()) {
      return text;
    }
    if (Unquoted.isTold(node, mistakes)) {
      return null;
    }
    mistakes.add(
        node.place(),
        "%s is %s".formatted(what, node.what()),
        "write a text there, in quotes if it has one of : # { [");
    return null;
  }
}
