package io.netlapse.service.ingest;

import static java.util.stream.Collectors.toSet;

import io.netlapse.db.derived.LookedKinds;
import io.netlapse.db.derived.SeenLifetimes;
import io.netlapse.db.node.NodeKey;
import io.netlapse.engine.diagnostics.ClusterFindings;
import io.netlapse.engine.diagnostics.Looked;
import io.netlapse.engine.diagnostics.NodeLives;
import io.netlapse.engine.diagnostics.SeenLifetime;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings of a cluster as they were derived last, and the histories that they rest on, read
 * from the database as far as they are wanted. For one thread at a time, which forgets it when what
 * it derived is not committed.
 */
final class ClusterMemory {

  private final ClusterFindings findings;

  ClusterMemory(ClusterFindings findings) {
    this.findings = findings;
  }

  /** How many lifetimes it holds. */
  long size() {
    return findings.size();
  }

  /** Keeps only what rules believe of every node but the given one. */
  void shrink(NodeId node) {
    findings.keepWhole(node);
  }

  /**
   * Takes a change into account that stands in the database, and asks the rules that it touches.
   *
   * @param cluster all nodes of the cluster, by number
   */
  List<ClusterFindings.Told> learn(
      Connection connection, Derivation.Changed changed, Map<NodeKey, NodeId> cluster)
      throws SQLException {
    boolean isNew = findings.nodes().isEmpty();
    List<ClusterFindings.Difference> differences = new ArrayList<>();
    for (NodeLives stranger : strangers(connection, changed, cluster)) {
      ClusterFindings.Difference difference = findings.put(stranger, false);
      if (!isNew) {
        differences.add(difference);
      }
    }
    differences.add(difference(connection, changed));
    List<ClusterFindings.Told> told = new ArrayList<>();
    for (ClusterFindings.Difference difference : differences) {
      makeWhole(connection, cluster, findings.asked(difference));
      told.addAll(findings.ask(difference));
    }
    return told;
  }

  /** The nodes that are not known yet, as others see them. */
  private List<NodeLives> strangers(
      Connection connection, Derivation.Changed changed, Map<NodeKey, NodeId> cluster)
      throws SQLException {
    Map<NodeKey, NodeId> strangers = new HashMap<>(cluster);
    strangers.values().removeAll(findings.nodes());
    strangers.remove(changed.key());
    return lives(connection, strangers, findings.believes());
  }

  private ClusterFindings.Difference difference(Connection connection, Derivation.Changed changed)
      throws SQLException {
    Instant at = changed.at();
    if (at == null) {
      return findings.put(whole(connection, changed.key(), changed.node()), true);
    }
    if (!findings.isWhole(changed.node())) {
      NodeLives all = whole(connection, changed.key(), changed.node());
      NodeLives before = before(all, at);
      if (before.lifetimes().isEmpty() && before.looked().isEmpty()) {
        return findings.put(all, true);
      }
      findings.put(before, true);
    }
    Set<String> kinds = names(findings.reads());
    List<SeenLifetime> moved =
        SeenLifetimes.changedAt(connection, changed.key(), changed.node(), kinds, at);
    Map<NodeId, Map<FactKind, Looked>> looked =
        LookedKinds.of(connection, Map.of(changed.key(), changed.node()), findings.reads());
    return findings.grow(changed.node(), moved, looked.getOrDefault(changed.node(), Map.of()));
  }

  private void makeWhole(Connection connection, Map<NodeKey, NodeId> cluster, Set<NodeId> asked)
      throws SQLException {
    Map<NodeKey, NodeId> partial = new HashMap<>(cluster);
    partial.values().removeIf(node -> !asked.contains(node) || findings.isWhole(node));
    for (NodeLives lives : lives(connection, partial, findings.reads())) {
      findings.put(lives, true);
    }
  }

  private NodeLives whole(Connection connection, NodeKey key, NodeId node) throws SQLException {
    return lives(connection, Map.of(key, node), findings.reads()).getFirst();
  }

  /** The history of a node without what one observation, the last one, began and ended. */
  private static NodeLives before(NodeLives now, Instant at) {
    List<SeenLifetime> lifetimes = new ArrayList<>();
    for (SeenLifetime seen : now.lifetimes()) {
      Lifetime life = seen.lifetime();
      if (life.gone() != null && life.gone().next().at().equals(at)) {
        lifetimes.add(new SeenLifetime(life.open(), seen.evidence()));
      } else if (!life.first().at().equals(at)) {
        lifetimes.add(seen);
      }
    }
    Map<FactKind, Looked> looked = new HashMap<>(now.looked());
    looked.values().removeIf(look -> look.first().equals(at));
    return new NodeLives(now.node(), lifetimes, looked);
  }

  private static List<NodeLives> lives(
      Connection connection, Map<NodeKey, NodeId> nodes, Set<FactKind> kinds) throws SQLException {
    Map<NodeId, List<SeenLifetime>> seen = SeenLifetimes.of(connection, nodes, names(kinds));
    Map<NodeId, Map<FactKind, Looked>> looked = LookedKinds.of(connection, nodes, kinds);
    return nodes.values().stream()
        .map(
            node ->
                new NodeLives(
                    node, seen.getOrDefault(node, List.of()), looked.getOrDefault(node, Map.of())))
        .toList();
  }

  private static Set<String> names(Set<FactKind> kinds) {
    return kinds.stream().map(FactKind::name).collect(toSet());
  }
}
