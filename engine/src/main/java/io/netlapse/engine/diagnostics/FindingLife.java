package io.netlapse.engine.diagnostics;

import static java.util.Comparator.comparing;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lifetime of a finding. One that comes back has another life.
 *
 * @param rule the rule's id
 * @param node on which node
 * @param latest what the rule said at the last instant at which the condition held; its severity
 *     and its words may have been others before
 * @param appeared from the last instant at which the condition was certainly false to the first at
 *     which it held
 * @param lastSeen the last instant at which we know that it held
 * @param gone from {@code lastSeen} to the first instant at which the condition was certainly false
 *     again; null while it holds as of {@code lastSeen}
 */
public record FindingLife(
    String rule,
    NodeId node,
    Outcome.Finding latest,
    Window appeared,
    Instant lastSeen,
    @Nullable Window gone)
    implements Comparable<FindingLife> {

  private static final Comparator<FindingLife> ORDER =
      comparing(FindingLife::node)
          .thenComparing(FindingLife::rule)
          .thenComparing(FindingLife::subject)
          .thenComparing(life -> life.appeared().at());

  /** The same with other evidence: the lines themselves in place of what stood for them. */
  public FindingLife withEvidence(List<Evidence> lines) {
    Outcome.Finding told =
        new Outcome.Finding(
            latest.subject(),
            latest.severity(),
            latest.title(),
            latest.explanation(),
            lines,
            latest.confirm(),
            latest.remedy());
    return new FindingLife(rule, node, told, appeared, lastSeen, gone);
  }

  /** What it is about; with rule and node its identity. */
  public String subject() {
    return latest.subject();
  }

  /** How bad it was at last. */
  public Severity severity() {
    return latest.severity();
  }

  /** Whether it holds as of {@link #lastSeen}. */
  public boolean isOpen() {
    return gone == null;
  }

  /** By node, rule, subject, time. */
  @Override
  public int compareTo(FindingLife other) {
    return ORDER.compare(this, other);
  }
}
