package io.netlapse.engine.facts.yaml;

import io.netlapse.engine.facts.json.JsonValue;
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
 * Reads a flow collection on one line, such as {@code {}}, {@code [a, b]} or {@code {type: vxlan}}.
 * Not safe for many threads.
 */
final class FlowReader {

  private static final int DEEPEST = 64;

  private final String text;
  private final int end;
  private int at;
  private int depth;

  FlowReader(String text, int from, int end) {
    this.text = text;
    this.at = from;
    this.end = end;
  }

  /** The collection; empty where it is not closed or more than a comment stands behind it. */
  Optional<JsonValue> read() {
    Optional<JsonValue> value = value();
    skipBlanks();
    boolean whole = at == end || text.charAt(at) == '#';
    return whole ? value : Optional.empty();
  }

  private Optional<JsonValue> value() {
    skipBlanks();
    if (at == end || depth == DEEPEST) {
      return Optional.empty();
    }
    depth++;
    Optional<JsonValue> value =
        switch (text.charAt(at)) {
          case '{' -> object();
          case '[' -> array();
          default -> scalar();
        };
    depth--;
    return value;
  }

  private Optional<JsonValue> object() {
    final int start = at++;
    List<JsonMember> members = new ArrayList<>();
    while (true) {
      skipBlanks();
      if (take('}')) {
        return Optional.of(new JsonObject(members, new Span(start, at)));
      }
      final int from = at;
      Optional<JsonValue> key = scalar();
      skipBlanks();
      if (key.isEmpty() || !take(':')) {
        return Optional.empty();
      }
      Optional<JsonValue> value = value();
      if (value.isEmpty() || !takeSeparator('}')) {
        return Optional.empty();
      }
      Span span = new Span(from, value.get().span().end());
      members.add(new JsonMember(key.get().word(), value.get(), span));
    }
  }

  private Optional<JsonValue> array() {
    final int start = at++;
    List<JsonValue> items = new ArrayList<>();
    while (true) {
      skipBlanks();
      if (take(']')) {
        return Optional.of(new JsonArray(items, new Span(start, at)));
      }
      Optional<JsonValue> item = value();
      if (item.isEmpty() || !takeSeparator(']')) {
        return Optional.empty();
      }
      items.add(item.get());
    }
  }

  /** Whether a comma follows, which is taken, or the bracket that closes, which is not. */
  private boolean takeSeparator(char close) {
    skipBlanks();
    return take(',') || (at < end && text.charAt(at) == close);
  }

  private Optional<JsonValue> scalar() {
    if (at == end) {
      return Optional.empty();
    }
    char first = text.charAt(at);
    if (first == '"' || first == '\'') {
      int close = Quoted.close(text, at, end);
      if (close < 0) {
        return Optional.empty();
      }
      Span span = new Span(at, close + 1);
      at = close + 1;
      return Quoted.content(text, span.start(), close).map(content -> new JsonText(content, span));
    }
    return plain();
  }

  private Optional<JsonValue> plain() {
    final int start = at;
    while (at < end && ",[]{}".indexOf(text.charAt(at)) < 0 && !isColon()) {
      at++;
    }
    int stop = at;
    while (stop > start && YamlLines.isBlank(text.charAt(stop - 1))) {
      stop--;
    }
    if (stop == start || "&*!%@`|>#".indexOf(text.charAt(start)) >= 0) {
      return Optional.empty();
    }
    String word = text.substring(start, stop);
    Span span = new Span(start, stop);
    return Optional.of(
        Literals.isLiteral(word) ? new JsonLiteral(word, span) : new JsonText(word, span));
  }

  private boolean isColon() {
    return text.charAt(at) == ':' && (at + 1 == end || " ,[]{}".indexOf(text.charAt(at + 1)) >= 0);
  }

  private boolean take(char c) {
    if (at < end && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipBlanks() {
    while (at < end && YamlLines.isBlank(text.charAt(at))) {
      at++;
    }
  }
}
