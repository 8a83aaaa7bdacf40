package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Nested {@code key: value} lines of block YAML: as much of it as kubelet, kube-proxy and netplan
 * are configured with. Lists of scalars are one setting; a list of blocks has {@code [n]}. Anchors,
 * tags and blocks in braces over several lines are not read.
 *
 * <p>Sample: {@code clusterDomain: cluster.local}
 */
final class YamlFormat {

  /** No configuration nests deeper; the limit keeps paths short on damaged text. */
  private static final int DEEPEST = 32;

  private final SettingsDraft settings;
  private final ReadingDraft draft;
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final List<Block> texts = new ArrayList<>();

  private YamlFormat(SettingsDraft settings, ReadingDraft draft) {
    this.settings = settings;
    this.draft = draft;
  }

  /**
   * Reads lines.
   *
   * @return the texts that stand as {@code key: |} with lines below, which are not read further
   */
  static List<Block> read(List<Line> lines, SettingsDraft settings, ReadingDraft draft) {
    YamlFormat format = new YamlFormat(settings, draft);
    lines.forEach(format::read);
    return format.texts;
  }

  private void read(Line line) {
    String content = line.content().strip();
    int indent = line.indent();
    Block text = texts.isEmpty() ? null : texts.getLast();
    if (text != null && text.open && indent > text.indent) {
      text.lines.add(line);
      draft.understood(line.span());
      return;
    }
    if (text != null) {
      text.open = false;
    }
    if (content.startsWith("#") || content.equals("---") || content.equals("...")) {
      draft.understood(line.span());
      return;
    }
    while (!blocks.isEmpty() && !blocks.peek().holds(indent, content)) {
      blocks.pop();
    }
    if (content.equals("-") || content.startsWith("- ")) {
      item(content.substring(1), indent, line);
    } else if (!entry(content, indent, line)) {
      draft.unread(line.span());
    }
  }

  private void item(String rest, int indent, Line line) {
    Block list = blocks.peek();
    if (list == null) {
      draft.unread(line.span());
      return;
    }
    String content = rest.strip();
    int inner = indent + 1 + (rest.length() - rest.stripLeading().length());
    if (keyEnd(content) < 0) {
      settings.add(list.path, scalar(content), line.span());
      return;
    }
    Block item = new Block(list.path + "[" + list.items++ + "]", indent);
    push(item);
    if (!entry(content, inner, line)) {
      draft.unread(line.span());
    }
  }

  private boolean entry(String content, int indent, Line line) {
    int colon = keyEnd(content);
    if (colon <= 0 || blocks.size() >= DEEPEST) {
      return false;
    }
    String key = ShellWords.unquoted(content.substring(0, colon).strip());
    Block parent = blocks.peek();
    String path = parent == null ? key : parent.path + "." + key;
    String value = withoutComment(content.substring(colon + 1)).strip();
    if (value.isEmpty()) {
      push(new Block(path, indent));
      draft.understood(line.span());
    } else if (value.startsWith("|") || value.startsWith(">")) {
      texts.add(new Block(path, indent));
      draft.understood(line.span());
    } else {
      settings.set(path, scalar(value), line.span());
    }
    return true;
  }

  private void push(Block block) {
    blocks.push(block);
  }

  /** Where the key of an entry ends; -1 where it is none. */
  private static int keyEnd(String content) {
    int from = 0;
    if (content.startsWith("\"") || content.startsWith("'")) {
      from = content.indexOf(content.charAt(0), 1);
      if (from < 0) {
        return -1;
      }
    }
    for (int at = content.indexOf(':', from); at >= 0; at = content.indexOf(':', at + 1)) {
      if (at + 1 == content.length() || content.charAt(at + 1) == ' ') {
        return at;
      }
    }
    return -1;
  }

  private static String scalar(String text) {
    String value = withoutComment(text).strip();
    if (value.startsWith("[") && value.endsWith("]")) {
      return FlowList.items(value);
    }
    boolean nothing = value.equals("{}") || value.equals("null") || value.equals("~");
    return nothing ? "" : ShellWords.unquoted(value);
  }

  private static String withoutComment(String text) {
    String value = text.strip();
    boolean quoted = value.startsWith("\"") || value.startsWith("'");
    int close = quoted ? value.indexOf(value.charAt(0), 1) : 0;
    int comment = close < 0 ? -1 : value.indexOf(" #", close);
    return comment < 0 ? value : value.substring(0, comment);
  }

  /** A block that is open while lines are deeper than it; of a text, its lines. */
  static final class Block {

    private final String path;
    private final int indent;
    private final List<Line> lines = new ArrayList<>();
    private int items;
    private boolean open = true;

    private Block(String path, int indent) {
      this.path = path;
      this.indent = indent;
    }

    String path() {
      return path;
    }

    List<Line> lines() {
      return lines;
    }

    /** A list may stand as deep as the key that it belongs to. */
    private boolean holds(int line, String content) {
      boolean item = content.equals("-") || content.startsWith("- ");
      boolean ownItem = path.endsWith("]");
      return line > indent || (item && !ownItem && line == indent);
    }
  }
}
