package io.netlapse.rules.reading;

import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;

/** A place without quotes around it, of which YAML makes a mapping with one key and no value. */
final class Unquoted {

  private Unquoted() {}

  /** Whether a node is one; then that is the mistake to tell. */
  static boolean isTold(Node node, Mistakes mistakes) {
    if (!(node instanceof Node.Entries entries) || entries.entries().size() != 1) {
      return false;
    }
    Node.Entry entry = entries.entries().getFirst();
    boolean nothing = entry.value() instanceof Node.Text text && text.text().isEmpty();
    boolean place = entry.key().text().matches("[a-z0-9-]+([.@].*)?");
    if (nothing && place) {
      mistakes.add(
          node.place(),
          "this is a mapping and no place",
          "put quotes around it: \"{%s}\"".formatted(entry.key().text()));
    }
    return nothing && place;
  }
}
