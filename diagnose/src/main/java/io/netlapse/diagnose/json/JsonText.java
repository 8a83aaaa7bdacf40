package io.netlapse.diagnose.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One reading of one text. */
final class JsonText {

  private static final int DEEPEST = 100;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?");

  private final String text;
  private int at;
  private int depth;

  JsonText(String text) {
    this.text = text;
  }

  Json read() {
    Json value = value();
    if (peek() != 0) {
      throw wrong("something follows the value");
    }
    return value;
  }

  private Json value() {
    return switch (peek()) {
      case '{' -> members();
      case '[' -> array();
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Truth(true));
      case 'f' -> word("false", new Json.Truth(false));
      case 'n' -> word("null", Json.NULL);
      default -> number();
    };
  }

  private Json members() {
    enter();
    Map<String, Json> members = new LinkedHashMap<>();
    if (!take('}')) {
      do {
        if (peek() != '"') {
          throw wrong("a member has no name");
        }
        String name = string();
        require(':');
        members.put(name, value());
      } while (take(','));
      require('}');
    }
    depth--;
    return new Json.Members(members);
  }

  private Json array() {
    enter();
    List<Json> elements = new ArrayList<>();
    if (!take(']')) {
      do {
        elements.add(value());
      } while (take(','));
      require(']');
    }
    depth--;
    return new Json.Array(elements);
  }

  private void enter() {
    at++;
    if (++depth > DEEPEST) {
      throw wrong("it is nested more than %d deep".formatted(DEEPEST));
    }
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return string.toString();
      }
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        if (text.charAt(i) == 'u') {
          string.append(hexadecimal(i + 1));
          i += 4;
        } else {
          string.append(escaped(text.charAt(i)));
        }
      } else {
        string.append(c);
      }
    }
    throw wrong("a string has no end");
  }

  private char hexadecimal(int from) {
    try {
      return (char) Integer.parseInt(text, from, Math.min(from + 4, text.length()), 16);
    } catch (NumberFormatException | IndexOutOfBoundsException _) {
      throw wrong("a string has a wrong \\u escape");
    }
  }

  private char escaped(char c) {
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw wrong("a string has an unknown escape");
    };
  }

  private Json number() {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw wrong("there is no value");
    }
    at = matcher.end();
    return new Json.Decimal(new BigDecimal(matcher.group()));
  }

  private Json word(String word, Json value) {
    if (!text.startsWith(word, at)) {
      throw wrong("there is no value");
    }
    at += word.length();
    return value;
  }

  /** The next character that is no blank; 0 at the end. */
  private char peek() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean take(char c) {
    if (peek() == c) {
      at++;
      return true;
    }
    return false;
  }

  private void require(char c) {
    if (!take(c)) {
      throw wrong("'" + c + "' is missing");
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("no JSON: %s at character %d".formatted(what, at));
  }
}
