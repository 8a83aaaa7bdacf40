package io.netlapse.engine.facts.yaml;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonLiteral;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads block mappings and sequences by their indentation. What cannot be read is damage, with all
 * that is indented below it. Not safe for many threads.
 */
final class BlockReader {

  /** No tool nests deeper; the limit keeps damaged text from using up the stack. */
  private static final int DEEPEST = 64;

  private final YamlLines lines;
  private final String text;
  private final List<Span> damaged;
  private final ScalarReader scalars;
  private int depth;
  private int lastEnd;

  BlockReader(YamlLines lines, List<Span> damaged) {
    this.lines = lines;
    this.text = lines.text();
    this.damaged = damaged;
    this.scalars = new ScalarReader(lines, damaged);
  }

  /** The value that begins at a column of the next line; empty where it is damage. */
  Optional<JsonValue> node(int column) {
    if (depth == DEEPEST) {
      damage(column);
      return Optional.empty();
    }
    depth++;
    int from = lines.start() + column;
    Optional<JsonValue> value;
    if (isDash(from)) {
      value = Optional.of(sequence(column));
    } else if (KeyScan.colon(text, from, lines.end()) >= 0) {
      value = Optional.of(mapping(column));
    } else {
      value = scalar(from, column - 1);
    }
    depth--;
    return value;
  }

  private boolean isDash(int at) {
    return at < lines.end()
        && text.charAt(at) == '-'
        && (at + 1 == lines.end() || text.charAt(at + 1) == ' ');
  }

  private JsonArray sequence(int column) {
    final int start = lines.start() + column;
    List<JsonValue> items = new ArrayList<>();
    do {
      int dash = lines.start() + column;
      lastEnd = dash + 1;
      int before = damaged.size();
      item(dash, column).ifPresentOrElse(items::add, () -> lonely(dash, dash + 1, before));
      damageBelow(column);
    } while (lines.indent() == column && isDash(lines.start() + column));
    return new JsonArray(items, new Span(start, lastEnd));
  }

  private Optional<JsonValue> item(int dash, int column) {
    int from = afterBlanks(dash + 1);
    if (from == lines.end() || text.charAt(from) == '#') {
      lines.passed().add(new Span(dash, lines.end()));
      lines.next();
      return lines.indent() > column ? node(lines.indent()) : nothing(dash, dash + 1);
    }
    boolean block = isDash(from) || KeyScan.colon(text, from, lines.end()) >= 0;
    return block ? node(from - lines.start()) : scalar(from, column);
  }

  private JsonObject mapping(int column) {
    final int start = lines.start() + column;
    List<JsonMember> members = new ArrayList<>();
    do {
      int key = lines.start() + column;
      int colon = KeyScan.colon(text, key, lines.end());
      if (colon < 0) {
        damage(column);
        continue;
      }
      String name = KeyScan.name(text, key, colon);
      lastEnd = colon + 1;
      int before = damaged.size();
      value(colon, column)
          .ifPresentOrElse(
              told -> members.add(new JsonMember(name, told, new Span(key, told.span().end()))),
              () -> lonely(key, colon + 1, before));
      damageBelow(column);
    } while (lines.indent() == column);
    return new JsonObject(members, new Span(start, lastEnd));
  }

  /** The value behind a key, on its line or below it; a sequence need not be indented. */
  private Optional<JsonValue> value(int colon, int column) {
    int from = afterBlanks(colon + 1);
    if (from < lines.end() && text.charAt(from) != '#') {
      return scalar(from, column);
    }
    lines.next();
    int indent = lines.indent();
    if (indent > column || (indent == column && isDash(lines.start() + column))) {
      return node(indent);
    }
    return nothing(colon, colon + 1);
  }

  private Optional<JsonValue> scalar(int from, int parent) {
    Optional<JsonValue> value = scalars.read(from, parent);
    value.ifPresent(told -> lastEnd = Math.max(lastEnd, told.span().end()));
    return value;
  }

  private static Optional<JsonValue> nothing(int start, int end) {
    return Optional.of(new JsonLiteral("null", new Span(start, end)));
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < lines.end() && YamlLines.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** A key or a dash whose value, on the lines below it, is damage. */
  private void lonely(int start, int end, int before) {
    boolean told =
        damaged.subList(before, damaged.size()).stream()
            .anyMatch(span -> span.start() <= start && start < span.end());
    if (!told) {
      damaged.add(new Span(start, end));
    }
  }

  /** The next line, and what is indented below it. */
  private void damage(int column) {
    damaged.add(lines.span());
    lines.next();
    damageBelow(column);
  }

  /** What is indented deeper than it may be. */
  private void damageBelow(int column) {
    while (lines.indent() > column) {
      damaged.add(lines.span());
      lines.next();
    }
  }
}
