package io.netlapse.collectors.push;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the members of a JSON object whose values are strings (RFC 8259); those of other types are
 * passed over. All that a message needs of an answer, and no reason for a collector to carry a JSON
 * library. What is no JSON gives what was read before it stopped being it.
 */
final class TopLevelStrings {

  private final String text;
  private int at;

  private TopLevelStrings(String text) {
    this.text = text;
  }

  /** The members of type string, in order. */
  static Map<String, String> of(String text) {
    Map<String, String> members = new LinkedHashMap<>();
    new TopLevelStrings(text).read(members);
    return members;
  }

  private void read(Map<String, String> members) {
    if (!takes('{')) {
      return;
    }
    do {
      if (peek() != '"') {
        return;
      }
      String name = string();
      if (!takes(':')) {
        return;
      }
      if (peek() == '"') {
        members.put(name, string());
      } else {
        skipValue();
      }
    } while (takes(','));
  }

  /** Passes over a number, a literal, an object or an array, up to the comma or brace behind it. */
  private void skipValue() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (depth == 0 && (c == ',' || c == '}')) {
        return;
      }
      if (c == '"') {
        String _ = string();
        continue;
      }
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      at++;
    }
  }

  /** The string that begins here, up to its quote or the end of the text. */
  private String string() {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        break;
      }
      value.append(c == '\\' ? escaped() : c);
    }
    return value.toString();
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at++) : '\\';
    return switch (c) {
      case 'n', 'r', 't', 'b', 'f' -> ' '; // it goes into one line
      case 'u' -> unicode();
      default -> c;
    };
  }

  private char unicode() {
    int end = Math.min(at + 4, text.length());
    String digits = text.substring(at, end);
    at = end;
    return digits.matches("[0-9A-Fa-f]{4}") ? (char) Integer.parseInt(digits, 16) : '\ufffd';
  }

  private boolean takes(char expected) {
    boolean there = peek() == expected;
    if (there) {
      at++;
    }
    return there;
  }

  /** The next character that is no blank, or NUL at the end. */
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
