package io.netlapse.engine.diagnostics.cni;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.FlannelLease;
import io.netlapse.spi.kubernetes.FlannelNetwork;
import io.netlapse.spi.logs.LogEvent;
import java.util.ArrayList;
import java.util.List;
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
          List.of(LogEvent.KIND, FlannelLease.KIND, FlannelNetwork.KIND),
          List.of(LogEvent.KIND),
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
    if (ignored.isEmpty() && leases.isEmpty() && started.isEmpty()) {
      return List.of(
          new Outcome.Unknown(null, "the back end of flannel, as leases or logs name it"));
    }
    List<Outcome> outcomes = new ArrayList<>();
    if (leases.size() > 1) {
      outcomes.add(mixed(leases));
    } else if (leases.size() == 1) {
      unlikeConfigured(node, leases.firstEntry().getKey(), leases.firstEntry().getValue())
          .forEach(outcomes::add);
    }
    if (!ignored.isEmpty()) {
      outcomes.add(ignored(node, ignored));
    } else if (!started.isEmpty()) {
      unlikeOthers(node, cluster, started.getLast()).forEach(outcomes::add);
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

  private static Outcome mixed(SortedMap<String, List<SeenFact>> leases) {
    String groups =
        leases.entrySet().stream()
            .map(entry -> "%s on %s".formatted(entry.getKey(), addresses(entry.getValue())))
            .collect(joining("; "));
    List<Evidence> evidence =
        leases.values().stream()
            .flatMap(found -> found.stream().limit(2))
            .map(SeenFact::evidence)
            .toList();
    return finding(
        "leases",
        Severity.CRITICAL,
        "flannel runs with different back ends: " + groups,
        ("The annotations of the nodes name different back ends: %s. flannel makes no route to a"
                + " node of another back end than its own, so pods of the one group do not reach"
                + " those of the other.")
            .formatted(groups),
        evidence);
  }

  private static Stream<Outcome> unlikeConfigured(
      NodeView node, String backend, List<SeenFact> leases) {
    return node.facts(FlannelNetwork.KIND).stream()
        .filter(seen -> !FlannelNetwork.of(seen.fact()).backend().equals(backend))
        .limit(1)
        .map(
            seen -> {
              String configured = FlannelNetwork.of(seen.fact()).backend();
              return finding(
                  "leases",
                  Severity.WARNING,
                  "flannel is configured for %s and the nodes run %s"
                      .formatted(configured, backend),
                  ("net-conf.json says %s, and the annotations of %s say %s: flannel was not"
                          + " started anew since the change. Each node that restarts from now on"
                          + " is cut off from those that did not.")
                      .formatted(configured, addresses(leases), backend),
                  List.of(seen.evidence(), leases.getFirst().evidence()));
            });
  }

  private static Outcome ignored(NodeView node, List<Logged> lines) {
    Logged first = lines.getFirst();
    String name = node.id().name();
    String theirs = first.detail("theirs", "another one");
    String prefixes =
        lines.stream()
            .flatMap(line -> Stream.ofNullable(line.detail("prefix")))
            .distinct()
            .limit(5)
            .collect(joining(", "));
    return finding(
        "ignored",
        Severity.CRITICAL,
        "flannel of %s ignores nodes of the back end %s%s"
            .formatted(name, theirs, prefixes.isEmpty() ? "" : ": " + prefixes),
        ("flannel of %s runs %s and ignores every node whose annotation says %s: it makes no route"
                + " to %s, and pods here do not reach pods there.")
            .formatted(
                name,
                first.detail("ours", "one back end"),
                theirs,
                prefixes.isEmpty() ? "their pods" : prefixes),
        lines.stream().map(Logged::line).limit(5).toList());
  }

  private static Stream<Outcome> unlikeOthers(NodeView node, ClusterView cluster, Logged own) {
    String ours = own.detail("backend", "");
    return cluster.others(node).stream()
        .flatMap(
            other ->
                Logged.of(other, "flannel-backend").reversed().stream()
                    .limit(1)
                    .filter(line -> !line.detail("backend", ours).equals(ours))
                    .map(
                        line ->
                            finding(
                                "started",
                                Severity.CRITICAL,
                                "flannel of %s runs %s, that of %s %s"
                                    .formatted(
                                        node.id().name(),
                                        ours,
                                        other.id().name(),
                                        line.detail("backend", "")),
                                "flannel makes no route to a node of another back end than its"
                                    + " own, so pods of the two nodes do not reach each other.",
                                List.of(own.line(), line.line()))))
        .map(finding -> (Outcome) finding)
        .limit(1);
  }

  private static String addresses(List<SeenFact> leases) {
    return leases.stream()
        .map(seen -> FlannelLease.of(seen.fact()).publicAddress())
        .distinct()
        .limit(5)
        .collect(joining(", "));
  }

  private static Outcome.Finding finding(
      String subject,
      Severity severity,
      String title,
      String explanation,
      List<Evidence> evidence) {
    return new Outcome.Finding(
        subject,
        severity,
        title,
        explanation,
        evidence,
        List.of(
            "kubectl get nodes -o yaml | grep -E 'flannel.*(backend|public-ip)'",
            "kubectl get configmap -A -o yaml | grep -A8 net-conf.json",
            "ip route show"),
        new Remedy(
            List.of(
                "kubectl annotate node NODE flannel.alpha.coreos.com/backend-type-"
                    + " flannel.alpha.coreos.com/backend-data-",
                "kubectl delete pods -n kube-flannel -l app=flannel"),
            "Take the annotations off the nodes that name the back end which net-conf.json does not"
                + " name, then start flannel anew on every node; it writes them as configured."
                + " Routes of the former back end stay until they are deleted or the node reboots.",
            "kubectl annotate node NODE flannel.alpha.coreos.com/backend-type=FORMER",
            "Pods of a node whose flannel starts anew lose other nodes for some seconds; do it on"
                + " all nodes in one go, since the groups cannot talk anyway."));
  }
}
