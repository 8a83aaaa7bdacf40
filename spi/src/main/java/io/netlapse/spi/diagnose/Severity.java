package io.netlapse.spi.diagnose;

import java.util.Locale;

/** How bad a finding is; in rising order. */
public enum Severity {
  /** Worth knowing; nothing is shown to be broken. */
  INFO,
  /** Something is wrong, or will be. */
  WARNING,
  /** Traffic is lost or goes astray. */
  CRITICAL;

  /** The word in JSON and the database: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word.
   *
   * @throws IllegalArgumentException for any word that {@link #word()} does not give
   */
  public static Severity ofWord(String word) {
    for (Severity severity : values()) {
      if (severity.word().equals(word)) {
        return severity;
      }
    }
    throw new IllegalArgumentException("severity '" + word + "' is not info, warning or critical");
  }
}
