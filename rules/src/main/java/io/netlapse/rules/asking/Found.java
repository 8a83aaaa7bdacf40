package io.netlapse.rules.asking;

import io.netlapse.spi.diagnose.SeenFact;
import java.util.List;
import java.util.Map;

/**
 * What a clause found.
 *
 * @param facts the facts, in order; the first one fills places
 * @param count how many there are
 * @param parts what patterns took out of the first one's values, by name
 */
record Found(List<SeenFact> facts, int count, Map<String, String> parts) {

  /** Copies the collections. */
  Found {
    facts = List.copyOf(facts);
    parts = Map.copyOf(parts);
  }

  static Found one(SeenFact seen, Map<String, String> parts) {
    return new Found(List.of(seen), 1, parts);
  }

  static Found counted(List<SeenFact> facts) {
    return new Found(facts, facts.size(), Map.of());
  }
}
