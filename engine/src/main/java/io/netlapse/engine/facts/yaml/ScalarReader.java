package io.netlapse.engine.facts.yaml;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonLiteral;
import io.netlapse.engine.facts.json.JsonValue.JsonText;
import io.netlapse.spi.fact.Span;
import java.util.List;
import java.util.Optional;

/**
 * Reads the value that begins on a line and may go on below it: plain, quoted, literal and folded
 * scalars, and flow collections, which must end on their line. Not safe for many threads.
 */
final class ScalarReader {

  /** Anchors, aliases, tags, directives and what is reserved. */
  private static final String UNREAD = "&*!%@`?";

  private final YamlLines lines;
  private final String text;
  private final List<Span> damaged;

  ScalarReader(YamlLines lines, List<Span> damaged) {
    this.lines = lines;
    this.text = lines.text();
    this.damaged = damaged;
  }

  /**
   * The value at an offset of the next line; then the line behind it is next.
   *
   * @param parent the column of what holds it: lines that are indented deeper belong to it
   * @return empty where it is damage
   */
  Optional<JsonValue> read(int from, int parent) {
    char first = text.charAt(from);
    return switch (first) {
      case '|', '>' -> block(from, parent);
      case '"', '\'' -> quoted(from, parent);
      case '[', '{' -> flow(from);
      default -> UNREAD.indexOf(first) >= 0 ? damage() : plain(from, parent);
    };
  }

  private Optional<JsonValue> damage() {
    damaged.add(lines.span());
    lines.next();
    return Optional.empty();
  }

  private Optional<JsonValue> flow(int from) {
    Optional<JsonValue> value = new FlowReader(text, from, lines.end()).read();
    if (value.isEmpty()) {
      return damage();
    }
    lines.next();
    return value;
  }

  private Optional<JsonValue> quoted(int from, int parent) {
    int close = Quoted.close(text, from, lines.end());
    return close < 0 ? quotedOverLines(from, parent) : closed(from, close);
  }

  /** All lines below that are indented deeper may belong to it; damage if none closes it. */
  private Optional<JsonValue> quotedOverLines(int from, int parent) {
    final int first = from;
    int close = -1;
    int end = lines.end();
    QuoteScan scan = new QuoteScan(text, from);
    scan.upTo(end);
    do {
      lines.nextRaw();
      if (lines.more() && (lines.isEmpty() || lines.indent() > parent)) {
        close = scan.upTo(lines.end());
        end = lines.end();
      } else {
        break;
      }
    } while (close < 0);
    if (close >= 0) {
      return closed(first, close);
    }
    lines.spansWithin(first, end).forEach(damaged::add);
    lines.passOver();
    return Optional.empty();
  }

  /** What stands behind the closing quote may be a comment only. */
  private Optional<JsonValue> closed(int open, int close) {
    Optional<String> content =
        isRestEmpty(close + 1) ? Quoted.content(text, open, close) : Optional.empty();
    if (content.isEmpty()) {
      int end = lines.end();
      lines.nextRaw();
      lines.spansWithin(open, end).forEach(damaged::add);
      lines.passOver();
      return Optional.empty();
    }
    lines.next();
    return Optional.of(new JsonText(content.get(), new Span(open, close + 1)));
  }

  private boolean isRestEmpty(int from) {
    int at = from;
    while (at < lines.end() && YamlLines.isBlank(text.charAt(at))) {
      at++;
    }
    return at >= lines.end() || (text.charAt(at) == '#' && at > from);
  }

  private Optional<JsonValue> plain(int from, int parent) {
    int end = plainEnd(from);
    String first = text.substring(from, end);
    lines.next();
    StringBuilder more = null;
    while (lines.indent() > parent && goesOn()) {
      more = more == null ? new StringBuilder(first) : more;
      int start = lines.span().start();
      end = plainEnd(start);
      more.append(' ').append(text, start, end);
      lines.next();
    }
    Span span = new Span(from, end);
    if (more != null) {
      return Optional.of(new JsonText(more.toString(), span));
    }
    return Optional.of(
        Literals.isLiteral(first) ? new JsonLiteral(first, span) : new JsonText(first, span));
  }

  /** Whether the next line may be more of a plain scalar: neither a member nor an item. */
  private boolean goesOn() {
    Span line = lines.span();
    return !text.startsWith("- ", line.start())
        && KeyScan.colon(text, line.start(), line.end()) < 0;
  }

  private int plainEnd(int from) {
    int comment = text.indexOf(" #", from, lines.end());
    int end = comment >= 0 ? comment : lines.end();
    while (end > from && YamlLines.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private Optional<JsonValue> block(int from, int parent) {
    Optional<BlockScalar> scalar = BlockScalar.header(text, from, lines.end(), parent);
    if (scalar.isEmpty()) {
      return damage();
    }
    lines.nextRaw();
    while (lines.more() && (lines.isEmpty() || lines.indent() > parent)) {
      scalar.get().line(lines.start(), lines.end());
      lines.nextRaw();
    }
    lines.passOver();
    return Optional.of(scalar.get().value(from));
  }
}
