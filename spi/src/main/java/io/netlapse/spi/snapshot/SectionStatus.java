package io.netlapse.spi.snapshot;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What became of one command of a capture. Only {@link #OK} and {@link #EMPTY} observe anything.
 */
public enum SectionStatus {
  /** The command ran to its end and said something. */
  OK,
  /** The command ran and there is nothing: no output, or a message that means "there is none". */
  EMPTY,
  /** The node refused (EPERM, EACCES). */
  DENIED,
  /** The time limit ended the command. */
  TIMEOUT,
  /** A size limit, a cut connection or an interrupted dump ended the output early. */
  TRUNCATED,
  /** The node does not have the command, or the command not this option. */
  UNSUPPORTED,
  /** The command failed for any other reason. */
  FAILED;

  private static final Map<String, SectionStatus> BY_WORD =
      Arrays.stream(values()).collect(toMap(SectionStatus::word, identity()));

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Whether a section of this status says anything about what is there and what is not. */
  public boolean observes() {
    return this == OK || this == EMPTY;
  }

  /** The word in bundles, JSON and the database: lower case. */
  public String word() {
    return word;
  }

  /**
   * Reads the word.
   *
   * @param word as {@link #word()} gives it
   * @throws IllegalArgumentException for any other word, naming those that are known
   */
  public static SectionStatus ofWord(String word) {
    SectionStatus status = BY_WORD.get(word);
    if (status != null) {
      return status;
    }
    throw new IllegalArgumentException(
        "section status '%s' is not one of ok, empty, denied, timeout, truncated, unsupported, failed"
            .formatted(word));
  }
}
