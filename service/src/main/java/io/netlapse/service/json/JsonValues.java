package io.netlapse.service.json;

import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;

/**
 * Bounds how many values a JSON text may have. A value of three bytes is a hundred bytes once it is
 * read, so a limit on bytes alone does not bound what reading takes.
 */
final class JsonValues {

  /** A snapshot has ten values for each section; nothing that is read here has more. */
  private static final int MOST = 100_000;

  private JsonValues() {}

  /**
   * Counts what stands before values, outside of texts, without reading any.
   *
   * @param json a text that claims to be JSON (RFC 8259), in UTF-8
   * @throws ProblemException 413 if it has too many values
   */
  static void requireFew(byte[] json) {
    int values = 0;
    boolean inText = false;
    for (int i = 0; i < json.length; i++) {
      switch (json[i]) {
        case '"' -> inText = !inText;
        case '\\' -> i += inText ? 1 : 0;
        case ',', ':', '[', '{' -> values += inText ? 0 : 1;
        default -> {}
      }
      if (values > MOST) {
        throw ProblemException.of(
            ProblemType.TOO_LARGE,
            "The JSON has more than %d values (at byte %d). Send less at once.".formatted(MOST, i));
      }
    }
  }
}
