package io.netlapse.engine.facts.paste;

import java.util.List;
import java.util.Locale;

/**
 * Takes away what Markdown and HTML put into an output to make it bold or to keep it as it is:
 * {@code **}, {@code <b>}, a backslash before a sign, a {@code <br>} in the place of a line end.
 */
final class MarkupRepair {

  private static final List<String> TAGS =
      List.of(
          "b", "strong", "em", "i", "code", "pre", "mark", "span", "font", "p", "div", "u", "s");

  private static final String ESCAPED = "_*<>[]`~";

  private MarkupRepair() {}

  static Repaired apply(Repaired before) {
    String text = before.text();
    RepairDraft draft = new RepairDraft(before);
    boolean bold = false;
    for (int at = 0; at < text.length(); ) {
      char c = text.charAt(at);
      if (c == '\n') {
        bold = false;
      }
      int end = c == '<' ? tagEnd(text, at) : at;
      if (end > at) {
        draft.replace(at, end, text.startsWith("<br", at) ? "\n" : "");
        at = end;
      } else if (c == '*' && text.startsWith("**", at) && (bold || opens(text, at))) {
        bold = !bold;
        draft.skip();
        at += 2;
      } else if (c == '\\' && at + 1 < text.length() && ESCAPED.indexOf(text.charAt(at + 1)) >= 0) {
        draft.skip();
        at++;
      } else {
        draft.copy(at, at + 1);
        at++;
      }
    }
    return draft.done();
  }

  /** Whether two stars begin what is bold: on the same line, not before a blank, two more stand. */
  private static boolean opens(String text, int at) {
    int next = at + 2;
    if (next >= text.length() || Character.isWhitespace(text.charAt(next))) {
      return false;
    }
    int limit = Math.min(text.length(), at + 400);
    for (int i = next; i + 1 < limit && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == '*' && text.charAt(i + 1) == '*') {
        return true;
      }
    }
    return false;
  }

  /** The end of a tag of HTML that begins here; the offset itself where none does. */
  private static int tagEnd(String text, int at) {
    int limit = Math.min(text.length(), at + 120);
    int from = at + 1 < limit && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
    int name = from;
    while (name < limit && Character.isLetter(text.charAt(name))) {
      name++;
    }
    String tag = text.substring(from, name).toLowerCase(Locale.ROOT);
    boolean lower = tag.equals(text.substring(from, name));
    if (!lower || !(TAGS.contains(tag) || tag.equals("br"))) {
      return at;
    }
    for (int i = name; i < limit && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == '>') {
        return i + 1;
      }
    }
    return at;
  }
}
