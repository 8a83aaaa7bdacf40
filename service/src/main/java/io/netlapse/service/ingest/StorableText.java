package io.netlapse.service.ingest;

import io.netlapse.spi.fact.Fact;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Text as PostgreSQL can keep it: no U+0000, which becomes the picture of it, and no half of a
 * surrogate pair, which becomes U+FFFD. Only damaged output has either; its exact bytes are kept
 * anyway.
 */
final class StorableText {

  private static final char PICTURE_OF_NULL = '\u2400';
  private static final char REPLACEMENT = '\ufffd';

  private StorableText() {}

  /** The text itself wherever it can be kept. */
  static String of(String text) {
    return isStorable(text) ? text : mended(text);
  }

  /** The text, or null for null. */
  static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : of(text);
  }

  /** The fact itself wherever it can be kept. */
  static Fact of(Fact fact) {
    if (fact.fields().values().stream().allMatch(StorableText::isStorable)) {
      return fact;
    }
    SortedMap<String, String> fields = new TreeMap<>(fact.fields());
    fields.replaceAll((_, value) -> of(value));
    return new Fact(fact.kind(), fields);
  }

  private static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return mended(text).equals(text);
      }
    }
    return true;
  }

  private static String mended(String text) {
    StringBuilder mended = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
              mended.appendCodePoint(point == 0 ? PICTURE_OF_NULL : half ? REPLACEMENT : point);
            });
    return mended.toString();
  }
}
