package io.netlapse.engine.facts.yaml;

import io.netlapse.engine.facts.json.JsonValue.JsonText;
import io.netlapse.spi.fact.Span;
import java.util.Optional;

/**
 * A literal or folded scalar in the making (YAML 1.2.2, 8.1). Lines of a folded one that are
 * indented deeper keep their line ends. Not safe for many threads.
 */
final class BlockScalar {

  private final String text;
  private final boolean folded;
  private final char chomp;
  private final int end;
  private final StringBuilder content = new StringBuilder();
  private int indent;
  private int lastEnd;
  private int pendingNewlines;
  private boolean deeperBefore;

  private BlockScalar(String text, boolean folded, char chomp, int indent, int end) {
    this.text = text;
    this.folded = folded;
    this.chomp = chomp;
    this.indent = indent;
    this.end = end;
    this.lastEnd = end;
  }

  /** Begins one at its indicator; empty where another thing than a header stands there. */
  static Optional<BlockScalar> header(String text, int from, int end, int parent) {
    char chomp = ' ';
    int indent = -1;
    int at = from + 1;
    for (; at < end && !YamlLines.isBlank(text.charAt(at)); at++) {
      char c = text.charAt(at);
      if (c == '+' || c == '-') {
        chomp = c;
      } else if (c >= '1' && c <= '9') {
        indent = Math.max(parent, 0) + (c - '0');
      } else {
        return Optional.empty();
      }
    }
    int headerEnd = at;
    while (at < end && YamlLines.isBlank(text.charAt(at))) {
      at++;
    }
    boolean bare = at >= end || text.charAt(at) == '#';
    return bare
        ? Optional.of(new BlockScalar(text, text.charAt(from) == '>', chomp, indent, headerEnd))
        : Optional.empty();
  }

  /** Takes a line; one that is empty if both offsets are equal. */
  void line(int start, int lineEnd) {
    if (start == lineEnd) {
      pendingNewlines++;
      return;
    }
    if (indent < 0) {
      indent = spaces(start, lineEnd);
    }
    int from = Math.min(start + indent, lineEnd);
    boolean deeper = YamlLines.isBlank(text.charAt(Math.min(from, lineEnd - 1)));
    separate(deeper);
    content.append(text, from, lineEnd);
    deeperBefore = deeper;
    pendingNewlines = 0;
    lastEnd = lineEnd;
  }

  private void separate(boolean deeper) {
    boolean first = lastEnd == end;
    if (first) {
      content.append("\n".repeat(pendingNewlines));
    } else if (folded && !deeper && !deeperBefore) {
      content.append(pendingNewlines == 0 ? " " : "\n".repeat(pendingNewlines));
    } else {
      content.append("\n".repeat(pendingNewlines + 1));
    }
  }

  private int spaces(int start, int lineEnd) {
    int at = start;
    while (at < lineEnd && text.charAt(at) == ' ') {
      at++;
    }
    return at - start;
  }

  /** The scalar, from its indicator to its last line. */
  JsonText value(int from) {
    if (chomp == '+') {
      content.append("\n".repeat(pendingNewlines + (content.isEmpty() ? 0 : 1)));
    } else if (chomp != '-' && !content.isEmpty()) {
      content.append('\n');
    }
    return new JsonText(content.toString(), new Span(from, lastEnd));
  }
}
