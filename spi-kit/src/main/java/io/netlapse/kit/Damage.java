package io.netlapse.kit;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What becomes of outputs on their way: cut off, mixed up, overwritten. */
final class Damage {

  private static final int CUTS = 25;
  private static final int OVERWRITTEN = 25;
  private static final long SEED = 20261121;

  private Damage() {}

  /** A text in the ways in which it may arrive, the same ones each time. */
  static Stream<String> of(String text) {
    return Stream.of(
            Stream.of("", "\n", "\n\n\n", "\0", "\ud800", "lorem ipsum\n  dolor {\"sit\"\n"),
            IntStream.range(1, CUTS)
                .mapToObj(part -> text.substring(0, (int) ((long) text.length() * part / CUTS))),
            overwritten(text),
            Stream.of(
                text.replace("\n", "\r\n"),
                text.replace('\n', ' '),
                text.replace(' ', '\t'),
                text.toUpperCase(java.util.Locale.ROOT),
                new StringBuilder(text).reverse().toString(),
                text + text))
        .flatMap(damaged -> damaged);
  }

  private static Stream<String> overwritten(String text) {
    if (text.isEmpty()) {
      return Stream.empty();
    }
    Random random = new Random(SEED);
    String noise = "\0\n\t -/:.,[]{}()\"'0aZ\u00e4\ud800\u2028";
    return IntStream.range(0, OVERWRITTEN)
        .mapToObj(
            _ -> {
              StringBuilder damaged = new StringBuilder(text);
              for (int i = 0; i < 1 + text.length() / 20; i++) {
                damaged.setCharAt(
                    random.nextInt(text.length()), noise.charAt(random.nextInt(noise.length())));
              }
              return damaged.toString();
            });
  }
}
