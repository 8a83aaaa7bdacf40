package io.netlapse.plugins.guard;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Outcomes;
import io.netlapse.spi.diagnose.RuleInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A stranger's rule. Where it fails nothing is known of its condition: neither clear nor found. */
public final class GuardedRule implements Diagnostic {

  private final Diagnostic rule;
  private final Guard guard;
  private final RuleInfo info;
  private final List<String> causes;
  private final boolean together;

  /**
   * Asks the rule once for what never changes.
   *
   * @throws RuntimeException whatever it throws
   */
  public GuardedRule(Diagnostic rule, Guard guard) {
    this.rule = rule;
    this.guard = guard;
    this.info = Objects.requireNonNull(rule.info(), "what the rule says of itself");
    this.causes = List.copyOf(rule.causes());
    this.together = rule.together();
  }

  @Override
  public RuleInfo info() {
    return info;
  }

  @Override
  public List<String> causes() {
    return causes;
  }

  @Override
  public boolean together() {
    return together;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    try {
      return guard.call("the rule " + info.id(), () -> examined(node, cluster));
    } catch (FaultException e) {
      return unknown(e.fault().kind());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return unknown(Fault.Kind.FAILED);
    }
  }

  private List<Outcome> examined(NodeView node, ClusterView cluster) {
    List<Outcome> outcomes = List.copyOf(rule.examine(node, cluster));
    Optional<String> flaw = Outcomes.flaw(outcomes, node, cluster);
    if (flaw.isPresent()) {
      throw new IllegalStateException(flaw.get());
    }
    return outcomes;
  }

  /** The same words whatever was thrown: they are part of what is derived. */
  private List<Outcome> unknown(Fault.Kind kind) {
    return List.of(
        new Outcome.Unknown(
            null,
            switch (kind) {
              case FAILED -> "an answer of this plug-in's rule, which failed";
              case TIMED_OUT -> "an answer of this plug-in's rule, which took too long";
              case SET_ASIDE -> "an answer of this plug-in, which is set aside";
            }));
  }
}
