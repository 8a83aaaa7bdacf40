package io.netlapse.engine.facts.nftables;

import io.netlapse.spi.fact.Span;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An element of a named set or map.
 *
 * <p>Sample: {@code 10.96.0.5 . tcp . 80 comment "shop/web:http" : goto reject-chain}
 *
 * @param key the key
 * @param data what it leads to; null in a set
 * @param comment its comment; null for none
 * @param passes whether it ends by itself
 * @param span where it stands
 */
record ElementText(
    String key, @Nullable String data, @Nullable String comment, boolean passes, Span span) {

  private static final Set<String> STATEMENTS = Set.of("counter", "limit", "quota", "last", "ct");

  /**
   * Reads the words of an element.
   *
   * @param type the type of the set, for which numbers have names
   * @return null where it has no key
   */
  static @Nullable ElementText of(List<String> words, String type, Span span) {
    StringJoiner key = new StringJoiner(" ");
    StringJoiner data = new StringJoiner(" ");
    StringJoiner into = key;
    String comment = null;
    boolean passes = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean valued = i + 1 < words.size();
      if (word.equals(":")) {
        into = data;
      } else if (word.equals("comment") && valued) {
        comment = Texts.unquoted(words.get(++i));
      } else if ((word.equals("timeout") || word.equals("expires")) && valued) {
        passes = true;
        i++;
      } else if (STATEMENTS.contains(word) && into.length() > 0) {
        // What an element holds counts, or is told of the set already.
        while (i + 1 < words.size() && !isOption(words.get(i + 1))) {
          i++;
        }
      } else {
        into.add(Texts.plain(word));
      }
    }
    if (key.length() == 0) {
      return null;
    }
    return new ElementText(
        named(key.toString(), type),
        data.length() == 0 ? null : data.toString(),
        comment == null || comment.isEmpty() ? null : comment,
        passes,
        span);
  }

  private static boolean isOption(String word) {
    return word.equals(":")
        || word.equals("comment")
        || word.equals("timeout")
        || word.equals("expires");
  }

  /** With names for the numbers of protocols. */
  private static String named(String key, String type) {
    if (!type.contains("inet_proto")) {
      return key;
    }
    String[] types = type.split(" \\. ", -1);
    String[] values = key.split(" \\. ", -1);
    if (types.length != values.length) {
      return key;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = NumberNames.named(types[i], values[i]);
    }
    return String.join(" . ", values);
  }
}
