package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.FlannelLease;
import io.netlapse.spi.kubernetes.FlannelNetwork;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Nodes name different back ends of flannel, so that each ignores those of the other one. Page:
 * {@code docs/rules/cni-backend-mismatch.md}.
 */
public final class CniBackendMismatch implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "cni-backend-mismatch",
          "Nodes name different back ends of flannel, and ignore each other",
          Severity.CRITICAL,
          List.of(LogEvent.KIND, FlannelLease.KIND, FlannelNetwork.KIND, Address.KIND),
          List.of(LogEvent.KIND, FlannelLease.KIND),
          CniMechanisms.CHOOSING);

  /** For {@link java.util.ServiceLoader}. */
  public CniBackendMismatch() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<Logged> ignored = Logged.of(node, "cni-backend-mismatch");
    SortedMap<String, List<SeenFact>> leases = leases(node);
    List<Logged> started = Logged.of(node, "flannel-backend");
    List<Outcome> outcomes = new ArrayList<>();
    BackendMismatchWords words = new BackendMismatchWords(node.id().name());
    ownLeases(node, cluster)
        .flatMap(lease -> ignoredBy(lease, node, cluster, words))
        .limit(1)
        .forEach(outcomes::add);
    if (outcomes.isEmpty() && ignored.isEmpty() && leases.isEmpty() && started.isEmpty()) {
      return List.of(
          new Outcome.Unknown(null, "the back end of flannel, as leases or logs name it"));
    }
    if (leases.size() > 1) {
      outcomes.add(words.mixed(leases));
    } else if (leases.size() == 1) {
      unlikeConfigured(node, words, leases.firstEntry().getKey(), leases.firstEntry().getValue())
          .forEach(outcomes::add);
    }
    if (!ignored.isEmpty()) {
      outcomes.add(words.ignored(ignored));
    } else if (!started.isEmpty()) {
      unlikeOthers(node, words, cluster, started.getLast()).forEach(outcomes::add);
    }
    return outcomes;
  }

  private static SortedMap<String, List<SeenFact>> leases(NodeView node) {
    SortedMap<String, List<SeenFact>> byBackend = new TreeMap<>();
    for (SeenFact seen : node.facts(FlannelLease.KIND)) {
      byBackend
          .computeIfAbsent(FlannelLease.of(seen.fact()).backend(), backend -> new ArrayList<>())
          .add(seen);
    }
    return byBackend;
  }

  /** The annotations of this node, whoever asked the API for them. */
  private static Stream<SeenFact> ownLeases(NodeView node, ClusterView cluster) {
    Set<String> addresses = new HashSet<>(Set.of(node.id().name()));
    OwnAddresses.of(node).keySet().forEach(address -> addresses.add(address.text()));
    return Stream.concat(Stream.of(node), cluster.others(node).stream())
        .flatMap(view -> view.facts(FlannelLease.KIND).stream())
        .filter(seen -> addresses.contains(FlannelLease.of(seen.fact()).publicAddress()));
  }

  /** Others, by their logs, ignore the nodes of this lease's back end: the annotation is wrong. */
  private static Stream<Outcome> ignoredBy(
      SeenFact lease, NodeView node, ClusterView cluster, BackendMismatchWords words) {
    String backend = FlannelLease.of(lease.fact()).backend();
    return cluster.others(node).stream()
        .flatMap(
            other ->
                Logged.of(other, "cni-backend-mismatch").stream()
                    .filter(line -> backend.equals(line.detail("theirs")))
                    .limit(1)
                    .map(line -> words.ignoredBy(other.id().name(), backend, lease, line)));
  }

  private static Stream<Outcome> unlikeConfigured(
      NodeView node, BackendMismatchWords words, String backend, List<SeenFact> leases) {
    return node.facts(FlannelNetwork.KIND).stream()
        .filter(seen -> !FlannelNetwork.of(seen.fact()).backend().equals(backend))
        .limit(1)
        .<Outcome>map(
            seen -> words.changed(FlannelNetwork.of(seen.fact()).backend(), seen, backend, leases));
  }

  private static Stream<Outcome> unlikeOthers(
      NodeView node, BackendMismatchWords words, ClusterView cluster, Logged own) {
    String ours = own.detail("backend", "");
    return cluster.others(node).stream()
        .flatMap(
            other ->
                Logged.of(other, "flannel-backend").reversed().stream()
                    .limit(1)
                    .filter(line -> !line.detail("backend", ours).equals(ours))
                    .map(line -> words.unlike(own, other.id().name(), line)))
        .<Outcome>map(finding -> finding)
        .limit(1);
  }
}
