package io.netlapse.engine.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;

/** Damages an output in ways in which transport, editors and people do. */
final class Mutator {

  /** Characters that mean something to one parser or another, and blanks that are none to most. */
  private static final String STRAY =
      "\n\n\t\r\f\\  {}[]()<>\"',;:=|/#@&%*!+-.09aZ\0\u001b\u00a0\u2028\uFEFF\uFFFD";

  private static final String OPENERS = "[{(<\"";
  private static final int LONG = 20_000;

  private final Random random;

  /** With the damage that a seed and a number choose, whatever was damaged before. */
  Mutator(long seed, long number) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + number);
  }

  /** A text with a few damages. */
  String mutant(String text) {
    StringBuilder mutant = new StringBuilder(text);
    for (int i = 1 + random.nextInt(4); i > 0 && !mutant.isEmpty(); i--) {
      damage(mutant);
    }
    return mutant.toString();
  }

  private void damage(StringBuilder text) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + 1 + random.nextInt(40));
    switch (random.nextInt(20)) {
      case 0, 1 -> flipByte(text);
      case 2, 3 -> text.delete(from, to);
      case 4 -> text.insert(from, text.substring(from, to));
      case 5 -> text.insert(random.nextInt(text.length()), text.substring(from, to));
      case 6, 7, 8, 9 -> text.setCharAt(from, stray());
      case 10, 11 -> text.insert(from, stray());
      case 12 -> text.setLength(from);
      case 13 -> cutLine(text, from);
      case 14 -> joinLines(text, from);
      case 15 -> doubleLine(text, from);
      case 16 -> swapLines(text, from, random.nextInt(text.length()));
      case 17 -> text.delete(0, from);
      case 18 -> dropColumn(text, from);
      default -> {
        if (random.nextInt(8) == 0) {
          inflate(text, from, to);
        }
      }
    }
  }

  private char stray() {
    return STRAY.charAt(random.nextInt(STRAY.length()));
  }

  /** As a byte of a stream: what is no UTF-8 any more is read as U+FFFD. */
  private void flipByte(StringBuilder text) {
    byte[] bytes = text.toString().getBytes(UTF_8);
    int at = random.nextInt(bytes.length);
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    text.setLength(0);
    text.append(new String(bytes, UTF_8));
  }

  private static int lineStart(StringBuilder text, int at) {
    return at == 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
  }

  /** Behind the line's end. */
  private static int lineEnd(StringBuilder text, int at) {
    int end = text.indexOf("\n", at);
    return end < 0 ? text.length() : end + 1;
  }

  private static void cutLine(StringBuilder text, int at) {
    text.delete(lineStart(text, at), lineEnd(text, at));
  }

  private static void joinLines(StringBuilder text, int at) {
    int end = text.indexOf("\n", at);
    if (end >= 0) {
      text.deleteCharAt(end);
    }
  }

  private static void doubleLine(StringBuilder text, int at) {
    int start = lineStart(text, at);
    text.insert(start, text.substring(start, lineEnd(text, at)));
  }

  private static void swapLines(StringBuilder text, int one, int other) {
    int first = lineStart(text, Math.min(one, other));
    int second = lineStart(text, Math.max(one, other));
    if (first == second) {
      return;
    }
    String later = text.substring(second, lineEnd(text, second));
    String earlier = text.substring(first, lineEnd(text, first));
    text.replace(second, second + later.length(), earlier);
    text.replace(first, first + earlier.length(), later);
  }

  private static void dropColumn(StringBuilder text, int at) {
    int blank = text.indexOf(" ", at);
    int next = blank < 0 ? -1 : text.indexOf(" ", blank + 1);
    if (next > 0) {
      text.delete(blank, next);
    }
  }

  /** A very long line, many lines, or brackets that go very deep. */
  private void inflate(StringBuilder text, int from, int to) {
    String piece =
        switch (random.nextInt(3)) {
          case 0 -> text.substring(from, to).replace('\n', ' ');
          case 1 -> text.substring(lineStart(text, from), lineEnd(text, from));
          default -> String.valueOf(OPENERS.charAt(random.nextInt(OPENERS.length())));
        };
    text.insert(from, piece.repeat(LONG / piece.length() + 1));
  }
}
