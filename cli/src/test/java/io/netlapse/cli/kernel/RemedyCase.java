package io.netlapse.cli.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * A fault that a kernel shows, and who ends it.
 *
 * @param rule what has to say so
 * @param node of which node it says so
 * @param at the node where the fault is, and where the remedy is run: mostly the same one
 * @param probes what the capture script asks there
 * @param cure who ends it
 * @param fault commands that make it
 * @param mend commands that make the node as it was before, where the remedy leaves more to do
 */
record RemedyCase(
    String rule,
    String node,
    String at,
    String probes,
    Cure cure,
    List<String> fault,
    List<String> mend) {

  /** Who ends a fault. */
  enum Cure {
    /** The printed commands, run as they are printed. */
    PRINTED,
    /** The same, but one makes an agent start anew, whose part a script takes. */
    AGENT,
    /** Nobody without a cluster, a reboot or a choice: {@link #mend} stands in. */
    HAND
  }

  /** Copies the lists. */
  RemedyCase {
    fault = List.copyOf(fault);
    mend = List.copyOf(mend);
  }

  /** In which of the script's clusters it is. */
  String cluster() {
    return at.substring(0, at.indexOf('-'));
  }

  @Override
  public String toString() {
    return "%s on %s (%s)".formatted(rule, node, fault.getFirst());
  }

  /**
   * Reads cases: a line {@code = RULE NODE PROBES CURE [AT]}, the commands that make the fault,
   * and, each behind {@code <}, those that make the node as it was.
   */
  static List<RemedyCase> read(List<String> lines) {
    List<RemedyCase> cases = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("= ")) {
        cases.add(headed(List.of(line.substring(2).split(" "))));
      } else {
        cases.add(cases.removeLast().with(line));
      }
    }
    return cases;
  }

  private static RemedyCase headed(List<String> words) {
    return new RemedyCase(
        words.get(0),
        words.get(1),
        words.size() > 4 ? words.get(4) : words.get(1),
        words.get(2),
        Cure.valueOf(words.get(3)),
        List.of(),
        List.of());
  }

  private RemedyCase with(String line) {
    List<String> faults = new ArrayList<>(fault);
    List<String> mends = new ArrayList<>(mend);
    if (line.startsWith("< ")) {
      mends.add(line.substring(2));
    } else {
      faults.add(line);
    }
    return new RemedyCase(rule, node, at, probes, cure, faults, mends);
  }
}
