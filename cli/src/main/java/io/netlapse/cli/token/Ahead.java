package io.netlapse.cli.token;

/** A time that lies ahead, as a person types it: {@code 2h} is {@code +2h} of the API. */
final class Ahead {

  private Ahead() {}

  static String of(String text) {
    return text.matches("\\d+[smhdw]") ? "+" + text : text;
  }
}
