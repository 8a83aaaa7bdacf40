package io.netlapse.diagnose.json;

import java.util.Map;

/** Writes a value over several lines; what is short and flat stays on one. */
final class JsonLines {

  private static final int SHORT = 100;

  private final StringBuilder text = new StringBuilder();
  private String margin = "\n";

  JsonLines add(Json value) {
    String line = new JsonLine().add(value).toString();
    if (line.length() <= SHORT - margin.length()) {
      text.append(line);
      return this;
    }
    switch (value) {
      case Json.Members(Map<String, Json> members) -> {
        deeper('{');
        String between = "";
        for (Map.Entry<String, Json> member : members.entrySet()) {
          text.append(between).append(margin);
          JsonLine.quote(member.getKey(), text);
          text.append(": ");
          add(member.getValue());
          between = ",";
        }
        shallower('}');
      }
      case Json.Array array -> {
        deeper('[');
        String between = "";
        for (Json element : array.elements()) {
          text.append(between).append(margin);
          add(element);
          between = ",";
        }
        shallower(']');
      }
      case Json.Text _, Json.Decimal _, Json.Truth _, Json.Null _ -> text.append(line);
    }
    return this;
  }

  private void deeper(char bracket) {
    text.append(bracket);
    margin += "  ";
  }

  private void shallower(char bracket) {
    margin = margin.substring(0, margin.length() - 2);
    text.append(margin).append(bracket);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
