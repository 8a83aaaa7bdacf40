package io.netlapse.spi.diagnose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of one node at one instant. What it says nothing of is clear: a rule that lacks
 * what it reads says so, it does not pass.
 */
public sealed interface Outcome {

  /**
   * The condition holds.
   *
   * @param subject what it is about, stable over time: an address, a chain, a device; with the rule
   *     and the node it is the finding's identity
   * @param severity how bad it is here
   * @param title one line, with the node's own names and addresses
   * @param explanation what is wrong and why it bites, in sentences
   * @param evidence the lines that say so, the most telling first; never empty
   * @param confirm commands that show it by hand, in order
   * @param remedy how to get rid of it
   */
  record Finding(
      String subject,
      Severity severity,
      String title,
      String explanation,
      List<Evidence> evidence,
      List<String> confirm,
      Remedy remedy)
      implements Outcome {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no evidence
     */
    public Finding {
      evidence = List.copyOf(evidence);
      confirm = List.copyOf(confirm);
      if (evidence.isEmpty()) {
        throw new IllegalArgumentException("a finding without evidence: " + title);
      }
    }
  }

  /**
   * The rule cannot tell.
   *
   * @param subject about which subject; null for every subject that it has no finding for
   * @param lacks what it would have to know, such as {@code addresses of node-3}
   */
  record Unknown(@Nullable String subject, String lacks) implements Outcome {}
}
