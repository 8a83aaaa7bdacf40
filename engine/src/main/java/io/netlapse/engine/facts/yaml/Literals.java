package io.netlapse.engine.facts.yaml;

/** Tells what JSON would write without quotes (YAML 1.2.2, 10.3.2, as far as JSON has it). */
final class Literals {

  private Literals() {}

  static boolean isLiteral(String word) {
    return switch (word) {
      case "null", "true", "false" -> true;
      default -> isNumber(word);
    };
  }

  private static boolean isNumber(String word) {
    int at = word.startsWith("-") ? 1 : 0;
    int digits = digits(word, at);
    if (digits == at) {
      return false;
    }
    at = digits;
    if (at < word.length() && word.charAt(at) == '.') {
      int fraction = digits(word, at + 1);
      if (fraction == at + 1) {
        return false;
      }
      at = fraction;
    }
    if (at < word.length() && (word.charAt(at) == 'e' || word.charAt(at) == 'E')) {
      int sign = at + 1;
      boolean signed =
          sign < word.length() && (word.charAt(sign) == '+' || word.charAt(sign) == '-');
      int from = signed ? sign + 1 : sign;
      int exponent = digits(word, from);
      at = exponent == from ? at : exponent;
    }
    return at == word.length();
  }

  private static int digits(String word, int from) {
    int at = from;
    while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
