package io.netlapse.engine.diagnostics.network;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.config.CniNetwork;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.Namespace;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.system.ProcessStart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which network plug-ins are at work on a node: that which the first CNI configuration names, those
 * whose agents run, and those that have a namespace of their own.
 *
 * @param lines by the plug-in's name ({@code flannel}, {@code calico}, {@code cilium}, {@code
 *     weave}, {@code kube-router}, {@code antrea}), a line that says so
 */
public record RunningCni(SortedMap<String, SeenFact> lines) {

  /** What a rule that uses this reads. */
  public static final List<FactKind> KINDS =
      List.of(CniNetwork.KIND, ProcessStart.KIND, Namespace.KIND, LogEvent.KIND);

  private static final Map<String, String> PLUGINS =
      Map.of(
          "flannel", "flannel",
          "calico", "calico",
          "cilium-cni", "cilium",
          "weave-net", "weave",
          "antrea", "antrea",
          "kube-router", "kube-router");

  private static final Map<String, String> PROCESSES =
      Map.of(
          "flanneld", "flannel",
          "calico-node", "calico",
          "cilium-agent", "cilium",
          "weaver", "weave",
          "antrea-agent", "antrea",
          "kube-router", "kube-router");

  private static final Map<String, String> NAMESPACES =
      Map.of("kube-flannel", "flannel", "calico-system", "calico");

  /** What is at work on a node, as far as it shows. */
  public static RunningCni of(NodeView node) {
    SortedMap<String, SeenFact> lines = new TreeMap<>();
    LoadedNetwork.of(node)
        .ifPresent(
            seen ->
                CniNetwork.of(seen.fact())
                    .plugins()
                    .forEach(plugin -> put(lines, PLUGINS.get(plugin), seen)));
    for (SeenFact seen : node.facts(ProcessStart.KIND)) {
      put(lines, PROCESSES.get(ProcessStart.of(seen.fact()).process()), seen);
    }
    for (SeenFact seen : node.facts(Namespace.KIND)) {
      put(lines, NAMESPACES.get(seen.fact().field("namespace", "")), seen);
    }
    Logged.of(node, "flannel-backend").forEach(log -> put(lines, "flannel", log.seen()));
    return new RunningCni(lines);
  }

  /** Whether a plug-in is known to be at work. */
  public boolean runs(String name) {
    return lines.containsKey(name);
  }

  /** A line that says that another plug-in is at work, where the given one is not. */
  public Optional<SeenFact> otherThan(String name) {
    return runs(name) ? Optional.empty() : lines.values().stream().findFirst();
  }

  /** The names, for a sentence. */
  public String names() {
    return String.join(" and ", lines.keySet());
  }

  private static void put(SortedMap<String, SeenFact> lines, @Nullable String name, SeenFact seen) {
    if (name != null) {
      lines.putIfAbsent(name, seen);
    }
  }
}
