package io.netlapse.spi.diagnose;

import io.netlapse.spi.snapshot.NodeId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a rule said of one node, as a whole. */
public final class Outcomes {

  /** A rule that finds more of one node says so in one finding. */
  private static final int MOST = 10_000;

  /** The characters of one text; an explanation is some sentences. */
  private static final int LONGEST = 65_536;

  private Outcomes() {}

  /**
   * What makes these no answer about a node; empty where nothing does. Whoever asks a stranger's
   * rule asks this before anything rests on its answer.
   *
   * @return a clause that names the first flaw
   */
  public static Optional<String> flaw(
      Collection<Outcome> outcomes, NodeView node, ClusterView cluster) {
    if (outcomes.size() > MOST) {
      return Optional.of("%d outcomes about one node".formatted(outcomes.size()));
    }
    Set<String> subjects = new HashSet<>();
    for (Outcome outcome : outcomes) {
      Optional<String> flaw =
          switch (outcome) {
            case Outcome.Finding finding when !subjects.add(finding.subject()) ->
                Optional.of("two findings about '%s'".formatted(finding.subject()));
            case Outcome.Finding finding -> flaw(finding, node, cluster);
            case Outcome.Unknown unknown ->
                texts(
                    Stream.of(unknown.lacks(), unknown.subject() == null ? "" : unknown.subject()));
          };
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> flaw(
      Outcome.Finding finding, NodeView node, ClusterView cluster) {
    for (Evidence evidence : finding.evidence()) {
      if (!isOf(evidence.node(), node, cluster)) {
        return Optional.of("evidence of %s, which nobody asked about".formatted(evidence.node()));
      }
    }
    Remedy remedy = finding.remedy();
    return texts(
        Stream.of(
                Stream.of(finding.subject(), finding.title(), finding.explanation()),
                finding.confirm().stream(),
                remedy.commands().stream(),
                Stream.of(remedy.lasting(), remedy.undo(), remedy.risk()))
            .flatMap(part -> part));
  }

  private static boolean isOf(NodeId told, NodeView node, ClusterView cluster) {
    return told.equals(node.id())
        || cluster.nodes().stream().anyMatch(other -> other.id().equals(told));
  }

  /** No database keeps U+0000; the lines of evidence are the node's own words and may have it. */
  private static Optional<String> texts(Stream<String> texts) {
    return texts
        .filter(text -> text.length() > LONGEST || text.indexOf('\0') >= 0)
        .findFirst()
        .map(
            text ->
                text.length() > LONGEST
                    ? "a text of %d characters".formatted(text.length())
                    : "a text with U+0000");
  }
}
