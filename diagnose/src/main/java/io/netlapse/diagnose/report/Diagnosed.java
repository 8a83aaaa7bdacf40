package io.netlapse.diagnose.report;

import io.netlapse.diagnose.outputs.Unread;
import io.netlapse.engine.diagnostics.Diagnosis;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.snapshot.NodeId;
import java.util.List;

/**
 * All that can be said of the captures.
 *
 * @param nodes how many nodes were looked at
 * @param rules how many rules were asked
 * @param findings the worst first, then by node, rule and subject; each root cause is followed by
 *     what follows from it
 * @param events in order of time
 * @param unknowns what rules could not tell
 * @param unread lines that nobody understood
 * @param unobserved outputs that say nothing
 * @param damage what is missing or was left out
 */
public record Diagnosed(
    int nodes,
    int rules,
    List<Found> findings,
    List<Happened> events,
    List<Lacking> unknowns,
    List<Unread> unread,
    List<Unobserved> unobserved,
    List<Damage> damage) {

  /** Copies the lists. */
  public Diagnosed {
    findings = List.copyOf(findings);
    events = List.copyOf(events);
    unknowns = List.copyOf(unknowns);
    unread = List.copyOf(unread);
    unobserved = List.copyOf(unobserved);
    damage = List.copyOf(damage);
  }

  /** What rules could not tell of a thing that they saw, in sentences for people. */
  public List<String> toldUnknowns() {
    return unknowns.stream()
        .filter(lacking -> lacking.unknown().subject() != null)
        .map(
            lacking ->
                "%s on %s, of %s: lacks %s"
                    .formatted(
                        lacking.by().rule().id(),
                        lacking.by().node().name(),
                        lacking.unknown().subject(),
                        lacking.unknown().lacks()))
        .distinct()
        .toList();
  }

  /** How many rules lacked, on some node, all that they look at. */
  public int rulesWithNothing() {
    return (int)
        unknowns.stream()
            .filter(lacking -> lacking.unknown().subject() == null)
            .map(lacking -> lacking.by().rule().id())
            .distinct()
            .count();
  }

  /**
   * A finding, on which node and by which rule.
   *
   * @param in the moments of the node in which it holds, from 1, in order; never empty
   * @param moments how many moments of the node there are
   * @param consequenceOf the findings that bring it about; empty for a root cause
   */
  public record Found(
      Diagnosis by,
      Outcome.Finding finding,
      List<Integer> in,
      int moments,
      List<Key> consequenceOf) {

    /** What tells a finding from others. */
    public record Key(String rule, NodeId node, String subject) {}

    /** Copies the lists. */
    public Found {
      in = List.copyOf(in);
      consequenceOf = List.copyOf(consequenceOf);
    }

    /** What tells it from the others. */
    public Key key() {
      return new Key(by.rule().id(), by.node(), finding.subject());
    }

    Found with(List<Key> causes) {
      return new Found(by, finding, in, moments, causes);
    }

    /** Whether it was there, and the last moment does not show it any more. */
    public boolean isCleared() {
      return in.getLast() < moments;
    }
  }

  /** What a rule could not tell, on which node. */
  public record Lacking(Diagnosis by, Outcome.Unknown unknown) {}
}
