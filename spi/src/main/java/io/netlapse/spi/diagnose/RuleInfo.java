package io.netlapse.spi.diagnose;

import io.netlapse.spi.fact.FactKind;
import java.util.List;

/**
 * What a rule says of itself.
 *
 * @param id the condition found, lower-case words joined by {@code -}; never used again for another
 *     one
 * @param title what it reports, in a short sentence without full stop
 * @param severity the usual severity; a finding may differ and the rule's page says when
 * @param reads the kinds of facts of the node itself that it looks at
 * @param believes the kinds of facts of other nodes for which their latest state suffices
 * @param mechanisms the events that can bring the condition about, the likeliest first
 */
public record RuleInfo(
    String id,
    String title,
    Severity severity,
    List<FactKind> reads,
    List<FactKind> believes,
    List<Mechanism> mechanisms) {

  /** Copies the lists. */
  public RuleInfo {
    reads = List.copyOf(reads);
    believes = List.copyOf(believes);
    mechanisms = List.copyOf(mechanisms);
  }
}
