package io.netlapse.diagnose.report;

import io.netlapse.diagnose.report.Diagnosed.Found;
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
import java.util.HashMap;
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
record NodesByMoment(Map<NodeReading, NodeHistory> histories, List<FactsView> last) {

  static NodesByMoment of(Collection<NodeReading> nodes) {
    Map<NodeReading, NodeHistory> histories = new LinkedHashMap<>();
    List<FactsView> last = new ArrayList<>();
    for (NodeReading node : nodes) {
      NodeHistory history = node.history();
      histories.put(node, history);
      last.add(node.view(history));
    }
    return new NodesByMoment(histories, last);
  }

  /**
   * What is found now, and what was at an earlier moment of a paste, the other nodes being as they
   * are last.
   *
   * @param now what the rules say of the nodes as they are last
   */
  List<Found> findings(List<Diagnostic> rules, List<Diagnosis> now) {
    Map<NodeId, Integer> counts = new HashMap<>();
    Map<Found.Key, Found> found = new LinkedHashMap<>();
    histories.forEach(
        (node, history) -> {
          List<Position> moments = node.pastedMoments(history);
          counts.put(node.node(), Math.max(1, moments.size()));
          for (int i = 0; i < moments.size() - 1; i++) {
            FactsView then = node.view(history, moments.get(i));
            add(found, Diagnoses.of(rules, then, last), i + 1, moments.size());
          }
        });
    for (Diagnosis by : now) {
      int count = counts.getOrDefault(by.node(), 1);
      add(found, List.of(by), count, count);
    }
    return List.copyOf(found.values());
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
