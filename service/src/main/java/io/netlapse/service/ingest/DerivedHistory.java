package io.netlapse.service.ingest;

import io.netlapse.db.derived.DerivationTurn;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.node.Nodes;
import io.netlapse.engine.diagnostics.Belief;
import io.netlapse.engine.diagnostics.ClusterFindings;
import io.netlapse.engine.diagnostics.FindingLife;
import io.netlapse.service.lines.FirstLines;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.snapshot.NodeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Derives events of the node whose history changed, and the findings that the change touches: on
 * that node, and on others of its cluster where a rule believes what the node says.
 *
 * <p>One derivation of a cluster at a time, in the order of their commits: a finding on one node
 * may rest on facts of another whose own derivation is under way. What was derived is remembered,
 * so that the next change costs what it touches and not all of history.
 */
public final class DerivedHistory implements Derivation {

  /**
   * What a lifetime takes in memory, in bytes, with its fact and the views that rules make of it:
   * an estimate, on the large side.
   */
  private static final long LIFETIME_BYTES = 1_500;

  private final List<Diagnostic> rules;
  private final Belief belief;
  private final FindingWriter writer;
  private final long mostLifetimes = Runtime.getRuntime().maxMemory() / 4 / LIFETIME_BYTES;
  private final ClusterMemories memories = new ClusterMemories(mostLifetimes);

  /**
   * With these rules.
   *
   * @param rules in any order
   * @param belief for how long the latest look at another node is believed
   * @param lines reads the lines of evidence
   */
  public DerivedHistory(Collection<? extends Diagnostic> rules, Belief belief, FirstLines lines) {
    this.rules = List.copyOf(rules);
    this.belief = belief;
    this.writer = new FindingWriter(lines);
  }

  @Override
  public List<FindingLife> derive(Connection connection, Changed changed) throws SQLException {
    long clusterId = changed.key().clusterId();
    DerivationTurn turn = DerivationTurn.begin(connection, clusterId);
    if (EventDerivation.concerns(changed)) {
      EventDerivation.derive(connection, changed);
    }
    Map<NodeId, NodeKey> cluster = Nodes.all(connection, changed.node().cluster());
    ClusterMemory known = memories.take(clusterId, turn.before());
    ClusterMemory memory =
        known == null ? new ClusterMemory(new ClusterFindings(rules, belief)) : known;
    List<ClusterFindings.Told> told = memory.learn(connection, changed, byKey(cluster));
    List<FindingLife> news = writer.write(connection, told, cluster);
    if (memory.size() > mostLifetimes) {
      memory.shrink(changed.node());
    }
    memories.give(clusterId, turn.own(), memory);
    return news.stream().sorted().toList();
  }

  private static Map<NodeKey, NodeId> byKey(Map<NodeId, NodeKey> cluster) {
    Map<NodeKey, NodeId> byKey = new HashMap<>();
    cluster.forEach((node, key) -> byKey.put(key, node));
    return byKey;
  }
}
