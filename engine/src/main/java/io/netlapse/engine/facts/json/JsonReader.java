package io.netlapse.engine.facts.json;

import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonLiteral;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.json.JsonValue.JsonText;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one JSON value after the other from a text. More lenient than RFC 8259 where tools print
 * worse: a member may lack its value, a comma may be missing or stand twice. Not safe for many
 * threads.
 */
final class JsonReader {

  /** No tool nests deeper; the limit keeps damaged text from using up the stack. */
  private static final int DEEPEST = 64;

  private final String text;
  private int at;
  private int depth;

  JsonReader(String text) {
    this(text, 0);
  }

  /** Begins at an offset. */
  JsonReader(String text, int from) {
    this.text = text;
    this.at = from;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /** Skips characters of the set. Returns the offset of the first other one. */
  int skip(String set) {
    while (at < text.length() && set.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** The next value; empty where there is none or it is damaged. */
  Optional<JsonValue> value() {
    skipBlanks();
    if (at == text.length() || depth == DEEPEST) {
      return Optional.empty();
    }
    depth++;
    Optional<JsonValue> value =
        switch (text.charAt(at)) {
          case '{' -> object();
          case '[' -> array();
          case '"' -> string().map(string -> string);
          default -> literal();
        };
    depth--;
    return value;
  }

  private Optional<JsonValue> object() {
    final int start = at++;
    List<JsonMember> members = new ArrayList<>();
    while (true) {
      skip(" \t\r\n,");
      if (take('}')) {
        return Optional.of(new JsonObject(members, new Span(start, at)));
      }
      Optional<JsonMember> member = member();
      if (member.isEmpty()) {
        return Optional.empty();
      }
      members.add(member.get());
    }
  }

  /**
   * What stands before the damage in an object that is broken or cut off: its whole members, and of
   * an array the whole items. Empty where no object begins.
   */
  Optional<JsonObject> beforeDamage() {
    final int start = skip(" \t\r\n");
    if (!take('{')) {
      return Optional.empty();
    }
    List<JsonMember> members = new ArrayList<>();
    int end = at;
    while (true) {
      final int from = skip(" \t\r\n,");
      Optional<JsonText> name = string();
      skipBlanks();
      if (name.isEmpty() || !take(':')) {
        break;
      }
      skipBlanks();
      boolean list = at < text.length() && text.charAt(at) == '[';
      Optional<JsonValue> value = list ? itemsBeforeDamage() : value();
      if (value.isEmpty()) {
        break;
      }
      end = value.get().span().end();
      members.add(new JsonMember(name.get().value(), value.get(), new Span(from, end)));
      if (at != end) {
        // Inside of a damaged item, whose members are none of this object.
        break;
      }
    }
    return Optional.of(new JsonObject(members, new Span(start, end)));
  }

  private Optional<JsonValue> itemsBeforeDamage() {
    final int start = at++;
    List<JsonValue> items = new ArrayList<>();
    int end = at;
    while (true) {
      skip(" \t\r\n,");
      if (take(']')) {
        return Optional.of(new JsonArray(items, new Span(start, at)));
      }
      Optional<JsonValue> item = value();
      if (item.isEmpty()) {
        return Optional.of(new JsonArray(items, new Span(start, end)));
      }
      end = item.get().span().end();
      items.add(item.get());
    }
  }

  private Optional<JsonMember> member() {
    final int start = at;
    Optional<JsonText> name = string();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    int afterName = at;
    skipBlanks();
    if (!take(':')) {
      at = afterName;
      return Optional.of(member(start, name.get(), new JsonLiteral("null", name.get().span())));
    }
    return value().map(value -> member(start, name.get(), value));
  }

  private JsonMember member(int start, JsonText name, JsonValue value) {
    return new JsonMember(name.value(), value, new Span(start, at));
  }

  private Optional<JsonValue> array() {
    final int start = at++;
    List<JsonValue> items = new ArrayList<>();
    while (true) {
      skip(" \t\r\n,");
      if (take(']')) {
        return Optional.of(new JsonArray(items, new Span(start, at)));
      }
      Optional<JsonValue> item = value();
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item.get());
    }
  }

  private Optional<JsonText> string() {
    if (at == text.length() || text.charAt(at) != '"') {
      return Optional.empty();
    }
    int end = closingQuote(at + 1);
    if (end < 0) {
      return Optional.empty();
    }
    Span span = new Span(at, end + 1);
    String raw = text.substring(at + 1, end);
    at = end + 1;
    return Optional.of(new JsonText(raw.indexOf('\\') < 0 ? raw : unescaped(raw), span));
  }

  /** The offset of the quote that ends a string; -1 where a line end or the end comes first. */
  private int closingQuote(int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\n') {
        return -1;
      }
      if (c == '\\') {
        i++;
      }
    }
    return -1;
  }

  private static String unescaped(String raw) {
    StringBuilder plain = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\' || i + 1 == raw.length()) {
        plain.append(c);
        continue;
      }
      char escape = raw.charAt(++i);
      int code = escape == 'u' ? codeUnit(raw, i + 1) : -1;
      if (code >= 0) {
        plain.append((char) code);
        i += 4;
      } else {
        plain.append(
            switch (escape) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              case 'b' -> '\b';
              case 'f' -> '\f';
              default -> escape;
            });
      }
    }
    return plain.toString();
  }

  /** The value of four hexadecimal digits, or -1. */
  private static int codeUnit(String raw, int from) {
    if (from + 4 > raw.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(raw.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private Optional<JsonValue> literal() {
    final int start = at;
    while (at < text.length() && isLiteral(text.charAt(at))) {
      at++;
    }
    return at == start
        ? Optional.empty()
        : Optional.of(new JsonLiteral(text.substring(start, at), new Span(start, at)));
  }

  private static boolean isLiteral(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '+'
        || c == '.';
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }
}
