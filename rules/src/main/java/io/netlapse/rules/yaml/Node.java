package io.netlapse.rules.yaml;

import java.util.List;

/** A node of a YAML text, with the place where it begins. */
public sealed interface Node {

  /** Where it begins. */
  Place place();

  /** What it is, for a sentence. */
  String what();

  /**
   * A scalar; always a text, whatever YAML takes it for: {@code no} is the word no.
   *
   * @param text empty where nothing is written
   */
  record Text(Place place, String text) implements Node {

    @Override
    public String what() {
      return text.isEmpty() ? "nothing" : "a text";
    }
  }

  /** A sequence. */
  record Items(Place place, List<Node> items) implements Node {

    /** Copies the list. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String what() {
      return "a list";
    }
  }

  /** A mapping, in the order of the text; a key may stand there twice. */
  record Entries(Place place, List<Entry> entries) implements Node {

    /** Copies the list. */
    public Entries {
      entries = List.copyOf(entries);
    }

    @Override
    public String what() {
      return "a mapping";
    }
  }

  /** One entry of a mapping. */
  record Entry(Text key, Node value) {}
}
