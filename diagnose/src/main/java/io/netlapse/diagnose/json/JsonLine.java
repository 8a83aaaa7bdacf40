package io.netlapse.diagnose.json;

import java.util.Iterator;
import java.util.Map;

/** Writes a value on one line. */
final class JsonLine {

  private final StringBuilder text = new StringBuilder();

  JsonLine add(Json value) {
    switch (value) {
      case Json.Members(Map<String, Json> members) -> {
        text.append('{');
        String between = "";
        for (Map.Entry<String, Json> member : members.entrySet()) {
          text.append(between);
          quote(member.getKey(), text);
          text.append(':');
          add(member.getValue());
          between = ",";
        }
        text.append('}');
      }
      case Json.Array array -> {
        text.append('[');
        for (Iterator<Json> each = array.elements().iterator(); each.hasNext(); ) {
          add(each.next());
          text.append(each.hasNext() ? "," : "");
        }
        text.append(']');
      }
      case Json.Text(String string) -> quote(string, text);
      case Json.Decimal _, Json.Truth _ -> text.append(value.text());
      case Json.Null _ -> text.append("null");
    }
    return this;
  }

  /** Appends a string with its quotes; control characters as RFC 8259, section 7, asks. */
  static void quote(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f || (Character.isSurrogate(c) && !isPaired(string, i))) {
            text.append("\\u%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static boolean isPaired(String string, int at) {
    char c = string.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 < string.length() && Character.isLowSurrogate(string.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(string.charAt(at - 1));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
