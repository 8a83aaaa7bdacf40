package io.netlapse.engine.facts.paste;

import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a text and where it stands.
 *
 * @param word the word
 * @param start the offset of its first character
 */
record Token(String word, int start) {

  /** The words of a text, in order; a line end separates two like a blank. */
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      int start = at;
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        tokens.add(new Token(text.substring(start, at), start));
      }
    }
    return tokens;
  }

  /** The word of a token; an empty text beyond the last. */
  static String at(List<Token> tokens, int index) {
    return index < tokens.size() ? tokens.get(index).word() : "";
  }

  /** Whether a word is an address, masked or not. */
  static boolean isAddress(String word) {
    return IpAddress.parse(word).isPresent() || MaskedAddresses.isMasked(word);
  }

  /** Whether a word is a prefix or an address, masked or not. */
  static boolean isPrefix(String word) {
    int slash = word.indexOf('/');
    return IpPrefix.parse(word).isPresent()
        || (slash > 0 ? isAddress(word.substring(0, slash)) : MaskedAddresses.isMasked(word));
  }

  /** Whether a word is a number. */
  static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
