package io.netlapse.engine.facts.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The text of a message with fields in it: {@code Error adding route to %{prefix:word}: %{reason}}.
 * A field ends where what follows it stands first; the last one ends with the message. A field
 * named {@code _} is not kept. The message may begin before the template, unless that begins with
 * {@code ^}. One pass over the message, whatever it is.
 */
final class LogTemplate {

  /** So long a beginning says what a message is, even where the rest is cut off. */
  private static final int TELLING = 12;

  private final String text;
  private final boolean anchored;
  private final List<String> literals = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();

  private LogTemplate(String text) {
    this.text = text;
    anchored = text.startsWith("^");
    int at = anchored ? 1 : 0;
    while (true) {
      int open = text.indexOf("%{", at);
      literals.add(text.substring(at, open < 0 ? text.length() : open));
      if (open < 0) {
        return;
      }
      int close = text.indexOf('}', open);
      fields.add(Field.of(text.substring(open + 2, close)));
      at = close + 1;
    }
  }

  static LogTemplate of(String text) {
    return new LogTemplate(text);
  }

  /**
   * The fields of a message; null where it is another one.
   *
   * @param cut whether the end of the message is missing: a field that reaches there is left out
   */
  @Nullable SortedMap<String, String> match(String message, boolean cut) {
    int at = start(message);
    if (at < 0) {
      return null;
    }
    SortedMap<String, String> values = new TreeMap<>();
    for (int index = 0; index < fields.size(); index++) {
      Field field = fields.get(index);
      String literal = literals.get(index + 1);
      int end = literal.isEmpty() ? message.length() : message.indexOf(literal, at);
      if (end < 0) {
        // The message was cut off within this field: what stands before it was all there.
        return cut && (index > 0 || literals.getFirst().length() >= TELLING) ? values : null;
      }
      String value = field.value(message.substring(at, end), literal.isEmpty());
      boolean whole = !(cut && end == message.length());
      if (value == null && whole) {
        return null;
      }
      if (value != null && whole && !field.name.equals("_")) {
        values.put(field.name, value);
      }
      at = end + literal.length();
    }
    return values;
  }

  /** Whether what it reads goes on with a reason in lines of its own (klog's {@code err=<}). */
  boolean endsBeforeReason() {
    return text.endsWith("err=<");
  }

  /** Where the first field begins; -1 where the message does not have what stands before it. */
  private int start(String message) {
    String first = literals.getFirst();
    if (first.isEmpty()) {
      return 0;
    }
    int at = anchored ? (message.startsWith(first) ? 0 : -1) : message.indexOf(first);
    return at < 0 ? -1 : at + first.length();
  }

  @Override
  public String toString() {
    return text;
  }

  private record Field(String name, FieldShape shape) {

    static Field of(String text) {
      int colon = text.indexOf(':');
      return colon < 0
          ? new Field(text, FieldShape.TEXT)
          : new Field(
              text.substring(0, colon),
              FieldShape.valueOf(text.substring(colon + 1).toUpperCase(Locale.ROOT)));
    }

    /** The value of a piece; where nothing in the pattern follows, a word ends with itself. */
    @Nullable String value(String piece, boolean last) {
      if (!last || shape != FieldShape.WORD) {
        return shape.value(piece);
      }
      int blank = piece.indexOf(' ');
      String word = blank < 0 ? piece : piece.substring(0, blank);
      boolean mark = !word.isEmpty() && ",;.".indexOf(word.charAt(word.length() - 1)) >= 0;
      return shape.value(mark ? word.substring(0, word.length() - 1) : word);
    }
  }
}
