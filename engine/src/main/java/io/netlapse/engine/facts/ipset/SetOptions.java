package io.netlapse.engine.facts.ipset;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** The options that a set was created with, as {@code list} and {@code save} print them. */
final class SetOptions {

  private static final Set<String> ALONE = Set.of("counters", "comment", "skbinfo", "forceadd");
  private static final Set<String> VALUED =
      Set.of(
          "family",
          "hashsize",
          "maxelem",
          "timeout",
          "bucketsize",
          "initval",
          "netmask",
          "bitmask",
          "markmask",
          "range",
          "size");

  /** The seed of the hashes is made by chance, and their table grows with the set. */
  private static final Set<String> OF_ITSELF = Set.of("initval", "hashsize");

  private SetOptions() {}

  /** Those that stay, in order; empty where one is not known. */
  static Optional<String> read(List<String> words) {
    StringJoiner options = new StringJoiner(" ");
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      if (ALONE.contains(option)) {
        options.add(option);
      } else if (VALUED.contains(option) && rest.hasNext()) {
        String value = rest.next();
        if (!OF_ITSELF.contains(option)) {
          options.add(option + " " + value);
        }
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(options.toString());
  }
}
