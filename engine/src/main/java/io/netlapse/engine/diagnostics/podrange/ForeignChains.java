package io.netlapse.engine.diagnostics.podrange;

import io.netlapse.engine.diagnostics.network.RunningCni;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.netfilter.IptablesChain;
import io.netlapse.spi.netfilter.IptablesRuleBrief;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chains of a network plug-in that does not run here. Weave's and Cilium's alone: Calico's chains
 * are there wherever its policies are, also over another plug-in's network.
 */
final class ForeignChains {

  private static final Map<String, String> BEGINNINGS =
      new TreeMap<>(Map.of("WEAVE-", "weave", "CILIUM_", "cilium"));

  private ForeignChains() {}

  static Optional<Outcome.Finding> of(NodeView node, RunningCni running, Leftover words) {
    if (running.lines().isEmpty()) {
      return Optional.empty();
    }
    for (Map.Entry<String, String> entry : BEGINNINGS.entrySet()) {
      List<Evidence> lines = new ArrayList<>();
      for (SeenFact seen : node.facts(IptablesRuleBrief.KIND)) {
        if (IptablesRuleBrief.of(seen.fact()).rule().contains("-j " + entry.getKey())) {
          lines.add(seen.evidence());
        }
      }
      for (SeenFact seen : node.facts(IptablesChain.KIND)) {
        if (IptablesChain.of(seen.fact()).chain().startsWith(entry.getKey())) {
          lines.add(seen.evidence());
        }
      }
      if (!lines.isEmpty() && !running.runs(entry.getValue())) {
        List<Evidence> some = new ArrayList<>(lines.stream().limit(5).toList());
        running.lines().values().stream().limit(1).forEach(line -> some.add(line.evidence()));
        return Optional.of(words.chains(entry.getKey(), entry.getValue(), running.names(), some));
      }
    }
    return Optional.empty();
  }
}
