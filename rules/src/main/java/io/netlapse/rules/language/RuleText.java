package io.netlapse.rules.language;

import io.netlapse.spi.diagnose.RuleInfo;
import java.util.List;
import java.util.Map;

/**
 * A rule as its text says it.
 *
 * @param info what it says of itself
 * @param causes rules whose findings bring its own about
 * @param together whether what it reads of two nodes must be certain at one instant
 * @param words words to be looked up, by name
 * @param cases its cases; of two with one subject the first counts
 */
public record RuleText(
    RuleInfo info,
    List<String> causes,
    boolean together,
    Map<String, WordTable> words,
    List<Case> cases) {

  /** Copies the collections. */
  public RuleText {
    causes = List.copyOf(causes);
    words = Map.copyOf(words);
    cases = List.copyOf(cases);
  }
}
