package io.netlapse.rules.reading;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.netlapse.rules.language.Clause;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a clause wants of the facts: some, none, or how many.
 *
 * @param clause its text
 * @param reader knows the fields of the kinds
 * @param mistakes takes what is wrong
 */
record WantsReader(Mapping clause, WhereReader reader, Mistakes mistakes) {

  Clause.Wants read(String verb) {
    if (!verb.equals("count")) {
      for (String key : List.of("at-least", "at-most", "per")) {
        Node of = clause.node(key);
        if (of != null) {
          mistakes.add(of.place(), "'%s' belongs to 'count'".formatted(key), "leave it out");
        }
      }
      return verb.equals("no") ? new Clause.None() : new Clause.Some();
    }
    if (!clause.has("at-least") && !clause.has("at-most")) {
      mistakes.add(clause.place(), "'count' has no bound", "add at-least or at-most");
    }
    return new Clause.Counted(number("at-least", 0), number("at-most", Integer.MAX_VALUE), per());
  }

  private int number(String key, int otherwise) {
    Node.Text text = clause.text(key, false);
    if (text == null) {
      return otherwise;
    }
    if (!text.text().matches("\\d{1,6}")) {
      mistakes.add(
          text.place(), "'%s' is no number".formatted(text.text()), "write a whole number");
      return otherwise;
    }
    return Integer.parseInt(text.text());
  }

  private Clause.@Nullable Per per() {
    Node node = clause.node("per");
    if (node == null) {
      return null;
    }
    boolean allBut = node instanceof Node.Entries;
    List<Node.Text> fields =
        allBut
            ? Mapping.of(node, "'per'", List.of("all-but"), mistakes).texts("all-but")
            : Mapping.texts(node, "'per'", mistakes);
    fields.forEach(field -> reader.requireField(field.text(), field.place()));
    return new Clause.Per(
        fields.stream().map(Node.Text::text).collect(toUnmodifiableSet()), allBut);
  }
}
