package io.netlapse.rules.reading;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.re2j.Pattern;
import io.netlapse.rules.language.Addresses;
import io.netlapse.rules.language.Comparison;
import io.netlapse.rules.language.Numbers;
import io.netlapse.rules.language.Phrase;
import io.netlapse.rules.language.Relation;
import io.netlapse.rules.vocabulary.Nearest;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads what must hold of a field: a text, a list of texts, or comparisons by name.
 *
 * @param phrases reads what is compared with
 * @param mistakes takes what is wrong
 */
record ComparisonReader(PhraseReader phrases, Mistakes mistakes) {

  private static final List<String> NAMES =
      List.of(
          "is",
          "not",
          "in",
          "not-in",
          "below",
          "at-most",
          "above",
          "at-least",
          "matches",
          "not-matches",
          "within",
          "not-within",
          "contains",
          "same-address",
          "has",
          "has-not",
          "exists");

  List<Comparison> read(Node node) {
    List<Comparison> all = new ArrayList<>();
    switch (node) {
      case Node.Text text -> add(all, equal(text));
      case Node.Items _ -> add(all, oneOf(node));
      case Node.Entries entries -> named(entries, all);
    }
    return all;
  }

  private void named(Node.Entries entries, List<Comparison> all) {
    if (Unquoted.isTold(entries, mistakes)) {
      return;
    }
    Mapping.each(entries, "the comparison", mistakes, (key, value) -> add(all, named(key, value)));
    if (entries.entries().isEmpty()) {
      mistakes.add(entries.place(), "there is nothing to compare with", "add a comparison");
    }
  }

  private @Nullable Comparison named(Node.Text key, Node value) {
    return switch (key.text()) {
      case "is" -> equal(value);
      case "not" -> not(equal(value));
      case "in" -> oneOf(value);
      case "not-in" -> not(oneOf(value));
      case "below" -> ordered(Relation.BELOW, value);
      case "at-most" -> ordered(Relation.AT_MOST, value);
      case "above" -> ordered(Relation.ABOVE, value);
      case "at-least" -> ordered(Relation.AT_LEAST, value);
      case "matches" -> matching(value);
      case "not-matches" -> not(matching(value));
      case "within" -> within(value);
      case "not-within" -> not(within(value));
      case "contains" -> containing(value);
      case "same-address" -> sameAddress(value);
      case "has" -> having(value);
      case "has-not" -> not(having(value));
      case "exists" -> exists(value);
      default -> {
        mistakes.add(
            key.place(),
            "there is no comparison '%s'".formatted(key.text()),
            Nearest.advice(key.text(), NAMES));
        yield null;
      }
    };
  }

  private @Nullable Comparison equal(Node node) {
    Phrase to = phrase(node);
    return to == null ? null : new Comparison.Equal(to);
  }

  private @Nullable Comparison oneOf(Node node) {
    Set<String> texts =
        Mapping.texts(node, "what it is compared with", mistakes).stream()
            .map(Node.Text::text)
            .collect(toUnmodifiableSet());
    if (texts.isEmpty()) {
      mistakes.add(node.place(), "the list is empty", "put texts into it");
      return null;
    }
    return new Comparison.OneOf(texts);
  }

  private @Nullable Comparison ordered(Relation relation, Node node) {
    Phrase to =
        phrase(node, Numbers::isNumber, "no number", "write a number, or a version such as 1.20");
    return to == null ? null : new Comparison.Ordered(relation, to);
  }

  private @Nullable Comparison matching(Node node) {
    Node.Text text = Mapping.text(node, "the pattern", mistakes);
    Pattern pattern = text == null ? null : PatternReader.read(text, mistakes);
    return pattern == null ? null : new Comparison.Matching(pattern);
  }

  private @Nullable Comparison within(Node node) {
    Phrase to = range(node);
    return to == null ? null : new Comparison.Within(to);
  }

  private @Nullable Comparison containing(Node node) {
    Phrase to = range(node);
    return to == null ? null : new Comparison.Containing(to);
  }

  private @Nullable Comparison sameAddress(Node node) {
    Phrase to = range(node);
    return to == null ? null : new Comparison.SameAddress(to);
  }

  private @Nullable Phrase range(Node node) {
    return phrase(
        node, Addresses::isRange, "no address or range", "write it as 10.0.0.0/8 or fd00::1");
  }

  private @Nullable Comparison having(Node node) {
    Phrase to = phrase(node);
    return to == null ? null : new Comparison.Having(to);
  }

  private @Nullable Comparison exists(Node node) {
    Node.Text text = Mapping.text(node, "'exists'", mistakes);
    if (text != null && text.text().equals("false")) {
      return new Comparison.Absent();
    }
    if (text != null && !text.text().equals("true")) {
      mistakes.add(text.place(), "'exists' is '%s'".formatted(text.text()), "say true or false");
    }
    return not(new Comparison.Absent());
  }

  private @Nullable Phrase phrase(Node node) {
    return phrase(node, _ -> true, "", "");
  }

  /** A text with places, or one without that has some shape. */
  private @Nullable Phrase phrase(
      Node node, Predicate<String> shape, String isNone, String remedy) {
    Node.Text text = Mapping.text(node, "what it is compared with", mistakes);
    if (text == null) {
      return null;
    }
    Phrase phrase = phrases.read(text);
    if (phrase.isFixed() && text.text().indexOf('{') < 0 && !shape.test(text.text())) {
      mistakes.add(text.place(), "'%s' is %s".formatted(text.text(), isNone), remedy);
    }
    return phrase;
  }

  private static @Nullable Comparison not(@Nullable Comparison other) {
    return other == null ? null : new Comparison.Not(other);
  }

  private static void add(List<Comparison> all, @Nullable Comparison one) {
    if (one != null) {
      all.add(one);
    }
  }
}
