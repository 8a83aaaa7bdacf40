package io.netlapse.rules.asking;

import io.netlapse.rules.language.Phrase;
import io.netlapse.rules.language.Slot;
import io.netlapse.rules.language.Telling;
import io.netlapse.rules.language.Values;
import io.netlapse.rules.language.WordTable;
import io.netlapse.spi.diagnose.Remedy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills the words of a finding: what a place lacks is told as {@code -}, and values that are long
 * end with an ellipsis.
 *
 * @param match what was found
 * @param words the words to look up
 */
record Wording(Match match, Map<String, WordTable> words) implements Values {

  private static final String LACKING = "-";

  @Override
  public String of(Slot slot) {
    String value = slot instanceof Slot.Word word ? lookUp(words.get(word.name())) : match.of(slot);
    if (value == null) {
      return LACKING;
    }
    return value.length() <= Limits.VALUE ? value : value.substring(0, Limits.VALUE) + "…";
  }

  String text(Phrase phrase) {
    String text = phrase.fill(this);
    return text == null ? LACKING : text;
  }

  List<String> texts(List<Phrase> phrases) {
    return phrases.stream().map(this::text).toList();
  }

  Remedy remedy(Telling.Cure cure) {
    return new Remedy(
        texts(cure.commands()), text(cure.lasting()), text(cure.undo()), text(cure.risk()));
  }

  private @Nullable String lookUp(@Nullable WordTable table) {
    return table == null ? null : table.word(table.of().fill(match));
  }
}
