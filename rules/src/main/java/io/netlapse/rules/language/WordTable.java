package io.netlapse.rules.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A word that depends on what was found, such as the program for a family.
 *
 * @param of the text that decides
 * @param words the word for each
 * @param otherwise the word for all others
 */
public record WordTable(Phrase of, Map<String, String> words, String otherwise) {

  /** Copies the map. */
  public WordTable {
    words = Map.copyOf(words);
  }

  /** The word for what decides; null for nothing. */
  public String word(@Nullable String decides) {
    return decides == null ? otherwise : words.getOrDefault(decides, otherwise);
  }
}
