package io.netlapse.engine.facts.paste;

import io.netlapse.engine.facts.text.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The first lines of a text as words, and the text itself. */
record Page(String text, List<List<String>> lines) {

  /** So many lines are looked at: a header stands at the top, below it each line looks alike. */
  private static final int FIRST_LINES = 6;

  static Page of(String text) {
    List<List<String>> lines = new ArrayList<>();
    for (Line line : Line.of(text.substring(0, Math.min(text.length(), 20_000)))) {
      if (lines.size() == FIRST_LINES) {
        break;
      }
      if (!RemarkRepair.isElision(line.content().strip())) {
        lines.add(line.wordList());
      }
    }
    return new Page(text, lines);
  }

  boolean any(Predicate<List<String>> line) {
    return lines.stream().anyMatch(line);
  }

  /** Whether a line begins with these words. */
  boolean has(String... words) {
    List<String> wanted = List.of(words);
    return any(
        line -> line.size() >= wanted.size() && line.subList(0, wanted.size()).equals(wanted));
  }

  /** Whether the first word of the first line is this one, and its second. */
  boolean starts(String... words) {
    List<String> wanted = List.of(words);
    return !lines.isEmpty()
        && lines.getFirst().size() >= wanted.size()
        && lines.getFirst().subList(0, wanted.size()).equals(wanted);
  }

  boolean json(String member) {
    String start = text.stripLeading();
    return start.startsWith("[")
        && start.substring(0, Math.min(4000, start.length())).contains("\"" + member + "\"");
  }

  /** Whether a line begins with these titles of columns, perhaps behind the namespace's. */
  boolean titles(String... words) {
    List<String> wanted = List.of(words);
    return any(
        line -> {
          int from = !line.isEmpty() && line.getFirst().equals("NAMESPACE") ? 1 : 0;
          return line.size() >= from + wanted.size()
              && line.subList(from, from + wanted.size()).equals(wanted);
        });
  }

  /** Whether a line's words, a space between any two, fit an expression somewhere. */
  static Predicate<Page> line(String expression) {
    Pattern pattern = Pattern.compile(expression);
    return page -> page.any(line -> pattern.matcher(String.join(" ", line)).find());
  }

  /** Whether it begins as an object of the API does, in YAML or JSON. */
  boolean isManifest() {
    String start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[{") || start.startsWith("[\n")) {
      return start.substring(0, Math.min(4000, start.length())).contains("\"apiVersion\"");
    }
    return has("-", "apiVersion:")
        || any(line -> line.size() == 2 && line.getFirst().equals("apiVersion:"));
  }

  /** Whether it begins as {@code kubectl describe} does. */
  boolean isDescription() {
    return starts("Name:") && (contains("\nLabels:") || contains("\nNamespace:"));
  }

  boolean contains(String piece) {
    return text.contains(piece);
  }

  /** Of what has no end that would tell that it is whole. */
  boolean never() {
    return false;
  }

  /** Of what has a header and no end. */
  boolean always() {
    return true;
  }

  boolean once(String piece) {
    return text.indexOf(piece) == text.lastIndexOf(piece);
  }

  boolean isElided() {
    return Line.of(text).stream().anyMatch(line -> RemarkRepair.isElision(line.content().strip()));
  }
}
