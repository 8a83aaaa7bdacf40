package io.netlapse.engine.diagnostics.cni;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.FlannelLease;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The words about back ends of flannel that differ.
 *
 * @param node the node that tells of it
 */
record BackendMismatchWords(String node) {

  /** Leases of several back ends. */
  Outcome.Finding mixed(SortedMap<String, List<SeenFact>> leases) {
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

  /** A configuration that no node has taken up yet. */
  Outcome.Finding changed(String configured, SeenFact seen, String backend, List<SeenFact> leases) {
    return finding(
        "leases",
        Severity.WARNING,
        "flannel is configured for %s and the nodes run %s".formatted(configured, backend),
        ("net-conf.json says %s, and the annotations of %s say %s: flannel was not started anew"
                + " since the change. Each node that restarts from now on is cut off from those"
                + " that did not.")
            .formatted(configured, addresses(leases), backend),
        List.of(seen.evidence(), leases.getFirst().evidence()));
  }

  /** What flannel itself says of others. */
  Outcome.Finding ignored(List<Logged> lines) {
    Logged first = lines.getFirst();
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
            .formatted(node, theirs, prefixes.isEmpty() ? "" : ": " + prefixes),
        ("flannel of %s runs %s and ignores every node whose annotation says %s: it makes no route"
                + " to %s, and pods here do not reach pods there.")
            .formatted(
                node,
                first.detail("ours", "one back end"),
                theirs,
                prefixes.isEmpty() ? "their pods" : prefixes),
        lines.stream().map(Logged::line).limit(5).toList());
  }

  /** What flannel of another node says of this one's annotation. */
  Outcome.Finding ignoredBy(String other, String theirs, SeenFact lease, Logged line) {
    return finding(
        "annotation",
        Severity.CRITICAL,
        "flannel of %s ignores %s, whose annotation says %s".formatted(other, node, theirs),
        ("The annotation of %s names the back end %s, and flannel of %s runs %s: it makes no route"
                + " to the pods of %s.")
            .formatted(node, theirs, other, line.detail("ours", "another one"), node),
        List.of(lease.evidence(), line.line()));
  }

  /** Two nodes whose logs name different ones. */
  Outcome.Finding unlike(Logged own, String other, Logged line) {
    return finding(
        "started",
        Severity.CRITICAL,
        "flannel of %s runs %s, that of %s %s"
            .formatted(node, own.detail("backend", ""), other, line.detail("backend", "")),
        "flannel makes no route to a node of another back end than its own, so pods of the two"
            + " nodes do not reach each other.",
        List.of(own.line(), line.line()));
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
