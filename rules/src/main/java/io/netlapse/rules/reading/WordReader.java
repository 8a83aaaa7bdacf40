package io.netlapse.rules.reading;

import io.netlapse.rules.language.Phrase;
import io.netlapse.rules.language.WordTable;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads words that depend on what was found. */
final class WordReader {

  private WordReader() {}

  /**
   * The names of the words, before they can be read.
   *
   * @param node the mapping of words
   */
  static Set<String> names(Node node, Mistakes mistakes) {
    Map<String, Node> words = new TreeMap<>();
    Mapping.each(
        node,
        "'words'",
        mistakes,
        (name, table) -> {
          words.put(name.text(), table);
          if (!PhraseReader.NAME.matcher(name.text()).matches() || name.text().equals("node")) {
            mistakes.add(
                name.place(),
                "'%s' is no name for a word".formatted(name.text()),
                "use lower-case letters, digits and hyphens, and begin with a letter");
          }
        });
    return words.keySet();
  }

  /**
   * The words.
   *
   * @param scope the aliases of all cases
   */
  static Map<String, WordTable> read(Node node, Scope scope, Mistakes mistakes) {
    Map<String, WordTable> tables = new TreeMap<>();
    if (node instanceof Node.Entries entries) {
      for (Node.Entry entry : entries.entries()) {
        tables.put(entry.key().text(), table(entry.key().text(), entry.value(), scope, mistakes));
      }
    }
    return tables;
  }

  private static WordTable table(String name, Node node, Scope scope, Mistakes mistakes) {
    Map<String, String> words = new TreeMap<>();
    Map<String, Phrase> of = new TreeMap<>();
    Mapping.each(
        node,
        "the word '%s'".formatted(name),
        mistakes,
        (key, value) -> {
          Node.Text text = Mapping.text(value, "'%s'".formatted(key.text()), mistakes);
          if (text != null && key.text().equals("of")) {
            of.put("of", new PhraseReader(scope, Set.of(), mistakes).read(text));
          } else if (text != null) {
            words.put(key.text(), text.text());
          }
        });
    for (String key : new String[] {"of", "otherwise"}) {
      if (!(key.equals("of") ? of : words).containsKey(key)) {
        mistakes.add(node.place(), "the word '%s' has no '%s'".formatted(name, key), "add it");
      }
    }
    String otherwise = words.getOrDefault("otherwise", "-");
    words.remove("otherwise");
    return new WordTable(of.getOrDefault("of", Phrase.of("")), words, otherwise);
  }
}
