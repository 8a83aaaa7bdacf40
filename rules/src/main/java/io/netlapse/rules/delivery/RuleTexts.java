package io.netlapse.rules.delivery;

import io.netlapse.rules.asking.WrittenRule;
import io.netlapse.rules.language.RuleText;
import io.netlapse.rules.reading.RuleReader;
import io.netlapse.rules.vocabulary.Nearest;
import io.netlapse.rules.vocabulary.Vocabulary;
import io.netlapse.rules.yaml.Mistake;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import io.netlapse.rules.yaml.Place;
import io.netlapse.rules.yaml.YamlText;
import io.netlapse.spi.diagnose.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads texts into rules, and checks that no two have one id. Of one thread. */
public final class RuleTexts {

  private final Vocabulary vocabulary;
  private final Map<String, String> taken = new HashMap<>();
  private final List<Read> read = new ArrayList<>();
  private final SortedSet<Mistake> mistakes = new TreeSet<>();

  /** A rule that is right, and where it stands. */
  private record Read(WrittenRule rule, String name, Node document) {}

  /**
   * Begins with nothing read.
   *
   * @param vocabulary the kinds of facts that rules may name
   * @param builtIn the ids of rules that are there already
   */
  public RuleTexts(Vocabulary vocabulary, Collection<String> builtIn) {
    this.vocabulary = vocabulary;
    builtIn.forEach(id -> taken.put(id, "a rule of netlapse itself"));
  }

  /**
   * Reads one text.
   *
   * @param name what to call it in mistakes
   * @param text any text
   */
  public void add(String name, String text) {
    Mistakes own = new Mistakes(name);
    List<Node> documents = YamlText.read(text, own);
    if (documents.isEmpty() && own.count() == 0) {
      own.add(Place.START, "there is no rule in it", "write one, or take the file away");
    }
    for (Node document : documents) {
      RuleText rule = new RuleReader(vocabulary, own).read(document);
      if (rule != null && isNew(rule.info().id(), name, document, own)) {
        read.add(new Read(new WrittenRule(rule), name, document));
      }
    }
    mistakes.addAll(own.all());
  }

  /** Says that a text could not be read at all. */
  void refuse(String name, String what, String remedy) {
    mistakes.add(new Mistake(name, Place.START, what, remedy));
  }

  /** Checks, behind all texts, that what rules name as their causes are rules. */
  void requireCauses() {
    for (Read one : read) {
      Mistakes own = new Mistakes(one.name());
      for (String cause : one.rule().causes()) {
        if (!taken.containsKey(cause)) {
          own.add(
              place(one.document(), "causes"),
              "no rule has the id '%s'".formatted(cause),
              Nearest.advice(cause, taken.keySet()));
        } else if (cause.equals(one.rule().info().id())) {
          own.add(place(one.document(), "causes"), "the rule names itself", "take it out");
        }
      }
      mistakes.addAll(own.all());
    }
  }

  /** All of it so far. */
  public Loaded loaded() {
    return new Loaded(read.stream().<Diagnostic>map(Read::rule).toList(), List.copyOf(mistakes));
  }

  private boolean isNew(String id, String name, Node document, Mistakes own) {
    String other = taken.putIfAbsent(id, name);
    if (other != null) {
      own.add(
          place(document, "id"),
          "the id '%s' is that of %s".formatted(id, other),
          "give the rule another one");
    }
    return other == null;
  }

  /** Where the value of a key stands. */
  private static Place place(Node document, String key) {
    return document instanceof Node.Entries entries
        ? entries.entries().stream()
            .filter(entry -> entry.key().text().equals(key))
            .findFirst()
            .map(entry -> entry.value().place())
            .orElse(document.place())
        : document.place();
  }
}
