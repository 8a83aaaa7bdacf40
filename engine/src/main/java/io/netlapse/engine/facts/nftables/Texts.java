package io.netlapse.engine.facts.nftables;

import java.util.ArrayList;
import java.util.List;

/** The words of nft's language: parted by blanks, a quoted text being one word. */
final class Texts {

  private Texts() {}

  /** The words, quotes kept; of a quote that is not closed the rest is one word. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (isBlank(text.charAt(at))) {
        at++;
        continue;
      }
      int from = at;
      while (at < text.length() && !isBlank(text.charAt(at))) {
        at = text.charAt(at) == '"' ? afterQuote(text, at) : at + 1;
      }
      words.add(text.substring(from, at));
    }
    return words;
  }

  /** The offset behind the quote that closes the one at an offset; the end where none does. */
  static int afterQuote(String text, int at) {
    int close = text.indexOf('"', at + 1);
    return close < 0 ? text.length() : close + 1;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /** A text without the quotes around it. */
  static String unquoted(String word) {
    return word.length() > 1 && word.startsWith("\"") && word.endsWith("\"")
        ? word.substring(1, word.length() - 1)
        : word;
  }

  /** A value as it stands in a fact: in quotes only where it would not be one word otherwise. */
  static String quoted(String value) {
    return isWord(value) ? value : '"' + value + '"';
  }

  /** A word as it stands in a fact, quotes inside of it, and a comma behind it, being kept. */
  static String plain(String word) {
    if (word.indexOf('"') < 0) {
      return word;
    }
    boolean listed = word.endsWith(",");
    String value = listed ? word.substring(0, word.length() - 1) : word;
    if (value.startsWith("\"") && value.indexOf('"', 1) == value.length() - 1) {
      return quoted(unquoted(value)) + (listed ? "," : "");
    }
    // A range of times: "08:00"-"17:00".
    return isWord(value.replace("\"", "")) ? word.replace("\"", "") : word;
  }

  private static boolean isWord(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "_.:*+/-@".indexOf(c) >= 0;
      if (!plain) {
        return false;
      }
    }
    return !value.isEmpty();
  }

  /** Whether it is nothing but decimal digits. */
  static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty();
  }
}
