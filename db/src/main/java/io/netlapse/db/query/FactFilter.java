package io.netlapse.db.query;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which facts a question is about; what is null does not narrow.
 *
 * @param kind the kind's name
 * @param destination an address or prefix, as PostgreSQL's inet reads it
 * @param match how the fact's destination must lie to it
 * @param table the routing table
 * @param device the device
 * @param type the type
 */
public record FactFilter(
    @Nullable String kind,
    @Nullable String destination,
    Match match,
    @Nullable String table,
    @Nullable String device,
    @Nullable String type) {

  /** How a fact's destination lies to the one that is asked for. */
  public enum Match {
    /** It is that one. */
    EXACT,
    /** It is that one or contains it. */
    CONTAINING,
    /** It is that one or lies within it. */
    WITHIN;

    /** The word in parameters. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The match of a word, if there is one. */
    public static Optional<Match> ofWord(String word) {
      for (Match match : values()) {
        if (match.word().equals(word)) {
          return Optional.of(match);
        }
      }
      return Optional.empty();
    }
  }
}
