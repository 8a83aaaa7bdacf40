package io.netlapse.engine.facts.paste;

import java.util.Map;

/**
 * Puts right what word processors, browsers and chats make of characters: blanks that do not break,
 * quotes and dashes in pairs, entities of HTML, colours of a terminal, marks of no width, flags.
 */
final class CharacterRepair {

  private static final Map<Character, String> CHARACTERS =
      Map.ofEntries(
          Map.entry('\u00a0', " "),
          Map.entry('\u2007', " "),
          Map.entry('\u202f', " "),
          Map.entry('\u3000', " "),
          Map.entry('\u200b', ""),
          Map.entry('\u200c', ""),
          Map.entry('\u200d', ""),
          Map.entry('\u2060', ""),
          Map.entry('\ufeff', ""),
          Map.entry('\u201c', "\""),
          Map.entry('\u201d', "\""),
          Map.entry('\u201e', "\""),
          Map.entry('\u2018', "'"),
          Map.entry('\u2019', "'"),
          Map.entry('\u2026', "..."),
          Map.entry('\u2010', "-"),
          Map.entry('\u2011', "-"),
          Map.entry('\u2212', "-"));

  private static final Map<String, String> ENTITIES =
      Map.of(
          "&gt;", ">", "&lt;", "<", "&amp;", "&", "&quot;", "\"", "&#39;", "'", "&#x27;", "'",
          "&nbsp;", " ", "&apos;", "'");

  private static final int LONGEST_ENTITY = 6;

  /** The letter A of which flags are made (regional indicator symbol). */
  private static final int FLAG_A = 0x1f1e6;

  private CharacterRepair() {}

  static Repaired apply(Repaired before) {
    String text = before.text();
    RepairDraft draft = new RepairDraft(before);
    for (int at = 0; at < text.length(); ) {
      char c = text.charAt(at);
      String with = CHARACTERS.get(c);
      int end = at + 1;
      if (with == null && c == '&') {
        end = entityEnd(text, at);
        with = ENTITIES.get(text.substring(at, end));
      } else if (c == '\u001b') {
        end = escapeEnd(text, at);
        with = "";
      } else if (isFlag(text, at)) {
        end = at + 4;
        with = ":" + letter(text, at) + letter(text, at + 2) + ":";
      } else if (c == '\u2013' || c == '\u2014') {
        with = dashes(text, at);
      }
      if (with == null) {
        draft.copy(at, at + 1);
        at++;
      } else {
        draft.replace(at, end, with);
        at = end;
      }
    }
    return draft.done();
  }

  /**
   * Whether a flag stands here, two letters of two characters each: what forums make of {@code
   * :de:} in a link address.
   */
  private static boolean isFlag(String text, int at) {
    return at + 3 < text.length() && isLetterOfFlag(text, at) && isLetterOfFlag(text, at + 2);
  }

  private static boolean isLetterOfFlag(String text, int at) {
    int point = text.codePointAt(at);
    return point >= FLAG_A && point < FLAG_A + 26;
  }

  private static char letter(String text, int at) {
    return (char) ('a' + text.codePointAt(at) - FLAG_A);
  }

  private static int entityEnd(String text, int at) {
    int end = text.indexOf(';', at);
    return end < 0 || end - at >= LONGEST_ENTITY ? at + 1 : end + 1;
  }

  /** The end of a colour or another sequence of control (ECMA-48, 5.4). */
  private static int escapeEnd(String text, int at) {
    int end = at + 1;
    if (end >= text.length() || text.charAt(end) != '[') {
      return end;
    }
    end++;
    while (end < text.length() && text.charAt(end) >= ' ' && text.charAt(end) < '@') {
      end++;
    }
    return Math.min(end + 1, text.length());
  }

  /** One dash before an option of one letter, two before a word: {@code –j}, {@code –dport}. */
  private static String dashes(String text, int at) {
    int letters = 0;
    while (at + 1 + letters < text.length()
        && letters < 2
        && Character.isLetter(text.charAt(at + 1 + letters))) {
      letters++;
    }
    boolean begins = at == 0 || Character.isWhitespace(text.charAt(at - 1));
    return begins && letters == 2 ? "--" : "-";
  }
}
