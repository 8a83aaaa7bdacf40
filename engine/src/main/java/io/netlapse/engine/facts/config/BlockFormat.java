package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements in blocks of braces, as bird and keepalived write them: bird ends a statement with
 * {@code ;}, keepalived with its line. Comments begin with {@code #}, keepalived's with {@code !}
 * too.
 *
 * <p>Sample: {@code router id 10.0.0.1;}
 */
final class BlockFormat {

  /** No configuration nests deeper. */
  private static final int DEEPEST = 32;

  /** Who makes facts of statements. */
  interface Handler {

    /** A block begins; {@code head} is what stands before its brace, perhaps nothing. */
    void open(String head, Span span);

    /** A statement, with single blanks between its words. */
    void statement(String text, Span span);

    /** The innermost block ends. */
    void close(Span span);
  }

  private final boolean bird;
  private final Handler handler;
  private final ReadingDraft draft;
  private final StringBuilder statement = new StringBuilder();
  private int from = -1;
  private int depth;
  private boolean inComment;

  private BlockFormat(boolean bird, Handler handler, ReadingDraft draft) {
    this.bird = bird;
    this.handler = handler;
    this.draft = draft;
  }

  static void ofBird(List<Line> lines, Handler handler, ReadingDraft draft) {
    new BlockFormat(true, handler, draft).read(lines);
  }

  static void ofKeepalived(List<Line> lines, Handler handler, ReadingDraft draft) {
    new BlockFormat(false, handler, draft).read(lines);
  }

  private void read(List<Line> lines) {
    for (Line line : lines) {
      if (isElision(line.content().strip())) {
        draft.unread(line.span());
        continue;
      }
      draft.understood(line.span());
      read(line);
      if (!bird) {
        end(line.end());
      }
    }
    if (from >= 0 && !lines.isEmpty()) {
      // Cut off in the middle of a statement.
      lines.stream()
          .filter(line -> line.end() > from)
          .toList()
          .forEach(line -> draft.unread(line.span()));
    }
  }

  /** Whoever pasted it left out a part. */
  private static boolean isElision(String content) {
    return content.equals("...") || content.equals("[...]") || content.equals("…");
  }

  private void read(Line line) {
    String text = line.text();
    char quote = 0;
    for (int at = line.start() + line.indent(); at < line.end(); at++) {
      char c = text.charAt(at);
      if (inComment) {
        inComment = !text.startsWith("*/", at);
        at += inComment ? 0 : 1;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
        append(c, at);
      } else if (c == '"') {
        quote = c;
        append(c, at);
      } else if (bird && text.startsWith("/*", at)) {
        inComment = true;
        at++;
      } else if (c == '#' || (!bird && c == '!' && from < 0)) {
        break;
      } else {
        character(c, at, line);
      }
    }
    if (from >= 0) {
      append(' ', line.end());
    }
  }

  private void character(char c, int at, Line line) {
    if (c == '{') {
      open(at, line);
    } else if (c == '}') {
      end(at);
      close(at, line);
    } else if (c == ';' && bird) {
      end(at + 1);
    } else {
      append(c, at);
    }
  }

  private void open(int at, Line line) {
    if (depth == DEEPEST) {
      draft.unread(line.span());
      return;
    }
    depth++;
    Span span = new Span(from < 0 ? at : from, at + 1);
    String head = take();
    handler.open(head, span);
  }

  private void close(int at, Line line) {
    if (depth == 0) {
      draft.unread(line.span());
      return;
    }
    depth--;
    handler.close(new Span(at, at + 1));
  }

  private void append(char c, int at) {
    boolean blank = c == ' ' || c == '\t' || c == '\r';
    if (!blank) {
      from = from < 0 ? at : from;
      statement.append(c);
    } else if (!statement.isEmpty() && statement.charAt(statement.length() - 1) != ' ') {
      statement.append(' ');
    }
  }

  private void end(int at) {
    int begin = from;
    String text = take();
    if (begin >= 0 && !text.isEmpty()) {
      handler.statement(text, new Span(begin, Math.max(at, begin + 1)));
    }
  }

  private String take() {
    String text = statement.toString().strip();
    statement.setLength(0);
    from = -1;
    return text;
  }

  /** The first word of a statement. */
  static String name(String statement) {
    int blank = statement.indexOf(' ');
    return blank < 0 ? statement : statement.substring(0, blank);
  }

  /** What follows the first word of a statement. */
  static String rest(String statement) {
    return statement.substring(name(statement).length()).strip();
  }

  /** The heads of the open blocks, outermost first, for handlers that need them. */
  static final class Heads {

    private final List<String> heads = new ArrayList<>();

    void open(String head) {
      heads.add(head);
    }

    void close() {
      if (!heads.isEmpty()) {
        heads.removeLast();
      }
    }

    int depth() {
      return heads.size();
    }

    /** The head of the n-th block from outside; empty where there is none. */
    String at(int depth) {
      return depth < heads.size() ? heads.get(depth) : "";
    }

    /** The path of something in the innermost block. */
    String path(String name) {
      return heads.isEmpty() ? name : String.join(".", heads) + "." + name;
    }
  }
}
