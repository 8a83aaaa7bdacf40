package io.netlapse.rules.reading;

import io.netlapse.rules.language.Phrase;
import io.netlapse.rules.language.Telling;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import io.netlapse.rules.yaml.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of a finding.
 *
 * @param title the rule's, which stands for an explanation that is missing
 * @param scope the aliases of the case's clauses
 * @param words the words that may be looked up
 * @param mistakes takes what is wrong
 */
record TellingReader(String title, Scope scope, Set<String> words, Mistakes mistakes) {

  static final List<String> KEYS =
      List.of("subject", "message", "explanation", "uri", "lines", "confirm", "remedy");

  private static final List<String> CURE = List.of("commands", "lasting", "undo", "risk");

  private static final int LONGEST_LINE = 300;
  private static final int LONGEST_TEXT = 4000;
  private static final int FEW_LINES = 5;
  private static final int MOST_LINES = 50;

  Telling read(Mapping outcome) {
    PhraseReader phrases = new PhraseReader(scope, words, mistakes);
    // Words of a table would change what a finding is known by whenever the table does.
    PhraseReader subjects = new PhraseReader(scope, Set.of(), mistakes);
    return new Telling(
        phrase(outcome.text("subject", true), subjects, LONGEST_LINE, ""),
        phrase(outcome.text("message", true), phrases, LONGEST_LINE, ""),
        phrase(outcome.text("explanation", false), phrases, LONGEST_TEXT, title + "."),
        uri(outcome.text("uri", false), phrases),
        lines(outcome.text("lines", false)),
        phrases(outcome.texts("confirm"), phrases),
        cure(outcome.node("remedy"), phrases));
  }

  private Telling.Cure cure(@Nullable Node node, PhraseReader phrases) {
    Mapping cure =
        Mapping.of(
            node == null ? new Node.Entries(Place.START, List.of()) : node,
            "'remedy'",
            CURE,
            mistakes);
    return new Telling.Cure(
        phrases(cure.texts("commands"), phrases),
        phrase(cure.text("lasting", false), phrases, LONGEST_TEXT, "The rule names nothing."),
        phrase(cure.text("undo", false), phrases, LONGEST_TEXT, "The rule names nothing."),
        phrase(cure.text("risk", false), phrases, LONGEST_TEXT, "The rule names none."));
  }

  private List<Phrase> phrases(List<Node.Text> texts, PhraseReader phrases) {
    return texts.stream().map(text -> phrase(text, phrases, LONGEST_TEXT, "")).toList();
  }

  private Phrase phrase(
      Node.@Nullable Text text, PhraseReader phrases, int longest, String otherwise) {
    if (text == null) {
      return Phrase.of(otherwise);
    }
    if (text.text().length() > longest) {
      mistakes.add(
          text.place(),
          "the text has %d characters".formatted(text.text().length()),
          "keep to %d".formatted(longest));
    }
    return phrases.read(text);
  }

  private @Nullable Phrase uri(Node.@Nullable Text text, PhraseReader phrases) {
    if (text == null) {
      return null;
    }
    if (!text.text().matches("https?://[^\\s]+")) {
      mistakes.add(
          text.place(),
          "'%s' is no address of a page".formatted(text.text()),
          "begin it with https://");
    }
    return phrase(text, phrases, LONGEST_LINE, "");
  }

  private int lines(Node.@Nullable Text text) {
    if (text == null) {
      return FEW_LINES;
    }
    int lines = text.text().matches("\\d{1,3}") ? Integer.parseInt(text.text()) : 0;
    if (lines < 1 || lines > MOST_LINES) {
      mistakes.add(
          text.place(),
          "'lines' is '%s'".formatted(text.text()),
          "write a number from 1 to %d".formatted(MOST_LINES));
      return FEW_LINES;
    }
    return lines;
  }
}
