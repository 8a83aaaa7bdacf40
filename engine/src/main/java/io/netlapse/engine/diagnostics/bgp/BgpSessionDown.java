package io.netlapse.engine.diagnostics.bgp;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.PodTable;
import io.netlapse.spi.calico.CalicoBgpPeerStatus;
import io.netlapse.spi.calico.CalicoPool;
import io.netlapse.spi.calico.CalicoProcess;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A BGP session of a node is not established, or a node of several has none at all. Page: {@code
 * docs/rules/bgp-session-down.md}.
 */
public final class BgpSessionDown implements Diagnostic {

  private static final List<FactKind> READS =
      Kinds.of(
          Peering.KINDS,
          ClusterSize.KINDS,
          ToldSession.KINDS,
          PodTable.KINDS,
          List.of(CalicoProcess.KIND, CalicoPool.KIND));

  private static final RuleInfo INFO =
      new RuleInfo(
          "bgp-session-down",
          "A BGP session is not established",
          Severity.CRITICAL,
          READS,
          List.of(),
          BgpMechanisms.ENDING);

  /** For {@link java.util.ServiceLoader}. */
  public BgpSessionDown() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of("cni-wrong-interface", "input-drop", "firewall-drops-all");
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    String name = node.id().name();
    SortedMap<String, Peering> sessions = Peering.of(node);
    Map<String, ToldSession> told = ToldSession.of(node);
    if (!Peering.wereLookedAt(node) && told.isEmpty()) {
      return List.of(new Outcome.Unknown(null, "the BGP sessions of " + name));
    }
    boolean needless = CalicoPools.of(node).needNoBgp();
    List<Outcome> outcomes = new ArrayList<>();
    for (Peering session : sessions.values()) {
      if (!session.established()) {
        outcomes.add(new DownSession(name, session, needless).finding());
      }
    }
    told.values().stream()
        .filter(session -> session.isDown() && !sessions.containsKey(session.peer()))
        .forEach(session -> outcomes.add(session.finding(name)));
    if (sessions.isEmpty() && !needless) {
      lonely(node).ifPresent(outcomes::add);
    }
    return outcomes;
  }

  /** A node whose BIRD runs and was asked, and has no peer. Calico's other back ends have none. */
  private static Optional<Outcome> lonely(NodeView node) {
    boolean asked = node.lookedAt(CalicoBgpPeerStatus.KIND);
    boolean withoutBgp =
        node.facts(CalicoProcess.KIND).stream()
            .map(seen -> CalicoProcess.of(seen.fact()))
            .anyMatch(found -> found.process().equals(CalicoProcess.BGP) && !found.running());
    Optional<Evidence> running =
        node.facts(CalicoProcess.KIND).stream()
            .filter(seen -> CalicoProcess.of(seen.fact()).running())
            .map(SeenFact::evidence)
            .findFirst();
    return asked && !withoutBgp
        ? running.map(line -> DownSession.none(node.id().name(), ClusterSize.of(node), line))
        : Optional.empty();
  }
}
