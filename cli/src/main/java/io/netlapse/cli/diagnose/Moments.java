package io.netlapse.cli.diagnose;

import io.netlapse.cli.diagnose.Diagnosed.Found;
import io.netlapse.engine.diagnostics.Diagnoses;
import io.netlapse.engine.diagnostics.Diagnosis;
import io.netlapse.engine.diagnostics.FactsView;
import io.netlapse.engine.history.NodeHistory;
import io.netlapse.engine.history.Position;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.snapshot.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes at each of their moments. Who pastes the same command twice shows a node before and
 * after something: what is wrong in either is said, and in which.
 *
 * @param histories each node's history, in the nodes' order
 * @param last the nodes as they are last
 */
record Moments(Map<NodeReading, NodeHistory> histories, List<FactsView> last) {

  static Moments of(Collection<NodeReading> nodes) {
    Map<NodeReading, NodeHistory> histories = new LinkedHashMap<>();
    List<FactsView> last = new ArrayList<>();
    for (NodeReading node : nodes) {
      NodeHistory history = node.history();
      histories.put(node, history);
      last.add(node.view(history));
    }
    return new Moments(histories, last);
  }

  /**
   * What is found now, and what was at an earlier moment of a paste.
   *
   * @param now what the rules say of the nodes as they are last
   */
  List<Found> findings(List<Diagnostic> rules, List<Diagnosis> now) {
    Map<NodeId, Integer> counts = new LinkedHashMap<>();
    histories.forEach(
        (node, history) -> counts.put(node.node(), node.pastedMoments(history).size()));
    Map<Found.Key, Found> found = new LinkedHashMap<>();
    for (Map.Entry<NodeReading, NodeHistory> entry : histories.entrySet()) {
      NodeReading node = entry.getKey();
      List<Position> moments = node.pastedMoments(entry.getValue());
      for (int i = 0; i < moments.size() - 1; i++) {
        add(found, at(rules, node, moments.get(i)), i + 1, moments.size());
      }
    }
    for (Diagnosis by : now) {
      int count = Math.max(1, counts.getOrDefault(by.node(), 1));
      add(found, List.of(by), count, count);
    }
    return List.copyOf(found.values());
  }

  /** What the rules say of a node at a moment, the others being as they are last. */
  private List<Diagnosis> at(List<Diagnostic> rules, NodeReading node, Position moment) {
    List<FactsView> cluster = new ArrayList<>();
    for (FactsView view : last) {
      boolean isNode = view.id().equals(node.node());
      NodeHistory history = histories.get(node);
      cluster.add(isNode && history != null ? node.view(history, moment) : view);
    }
    return Diagnoses.now(rules, cluster).stream()
        .filter(by -> by.node().equals(node.node()))
        .toList();
  }

  /** A later moment's words are better: they are closer to what can be seen now. */
  private static void add(
      Map<Found.Key, Found> found, List<Diagnosis> diagnoses, int moment, int of) {
    for (Diagnosis by : diagnoses) {
      for (Outcome.Finding finding : by.findings()) {
        Found.Key key = new Found.Key(by.rule().id(), by.node(), finding.subject());
        Found before = found.get(key);
        List<Integer> in = new ArrayList<>(before == null ? List.of() : before.in());
        in.add(moment);
        found.put(key, new Found(by, finding, in, of, List.of()));
      }
    }
  }
}
