package io.netlapse.rules.reading;

import io.netlapse.rules.language.Comparison;
import io.netlapse.rules.language.Condition;
import io.netlapse.rules.language.Where;
import io.netlapse.rules.vocabulary.KnownKind;
import io.netlapse.rules.vocabulary.Nearest;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import io.netlapse.rules.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads which facts a clause speaks of: a mapping of fields, or a list of such of which one must
 * hold.
 *
 * @param kinds the kinds of the facts; empty where they are not known, and any field goes
 * @param comparisons reads what must hold of each field
 * @param mistakes takes what is wrong
 */
record WhereReader(List<KnownKind> kinds, ComparisonReader comparisons, Mistakes mistakes) {

  Where read(Node node) {
    if (!(node instanceof Node.Items items)) {
      return new Where(List.of(conditions(node)));
    }
    List<List<Condition>> alternatives = new ArrayList<>();
    items.items().forEach(one -> alternatives.add(conditions(one)));
    if (alternatives.isEmpty()) {
      mistakes.add(node.place(), "'where' is an empty list", "put fields into it, or leave it out");
      return Where.ALL;
    }
    return new Where(alternatives);
  }

  private List<Condition> conditions(Node node) {
    List<Condition> conditions = new ArrayList<>();
    Mapping.each(
        node,
        "'where'",
        mistakes,
        (key, value) -> {
          requireField(key.text(), key.place());
          for (Comparison comparison : comparisons.read(value)) {
            conditions.add(new Condition(key.text(), comparison));
          }
        });
    return conditions;
  }

  /** Checks that one of the kinds has the field. */
  void requireField(String field, Place place) {
    if (!kinds.isEmpty() && kinds.stream().noneMatch(kind -> kind.has(field))) {
      SortedSet<String> known = new TreeSet<>();
      kinds.forEach(kind -> known.addAll(kind.fields()));
      mistakes.add(
          place,
          "a fact of kind %s has no field '%s'"
              .formatted(
                  String.join(" or ", kinds.stream().map(kind -> kind.kind().name()).toList()),
                  field),
          Nearest.advice(field, known));
    }
  }
}
