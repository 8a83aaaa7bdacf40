package io.netlapse.db.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement whose parameters have names, {@code :from}, so that one can stand in it twice. The
 * text is a constant: nothing is ever put together from parts.
 *
 * @param text the statement with {@code ?} for each parameter
 * @param names the parameters' names in the order of the question marks
 */
record NamedSql(String text, List<String> names) {

  /** Reads a statement. A cast, {@code ::text}, is no parameter. */
  static NamedSql of(String statement) {
    StringBuilder text = new StringBuilder(statement.length());
    List<String> names = new ArrayList<>();
    int at = 0;
    while (at < statement.length()) {
      char c = statement.charAt(at);
      if (c == ':' && statement.startsWith("::", at)) {
        text.append("::");
        at += 2;
      } else if (c == ':' && at + 1 < statement.length() && isLetter(statement.charAt(at + 1))) {
        int end = at + 1;
        while (end < statement.length() && isLetter(statement.charAt(end))) {
          end++;
        }
        names.add(statement.substring(at + 1, end));
        text.append('?');
        at = end;
      } else {
        text.append(c);
        at++;
      }
    }
    return new NamedSql(text.toString(), List.copyOf(names));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
