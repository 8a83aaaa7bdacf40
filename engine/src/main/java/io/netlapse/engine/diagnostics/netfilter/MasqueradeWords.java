package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.ConnectionAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The words about packets that are not masqueraded.
 *
 * @param node the node
 */
record MasqueradeWords(String node) {

  private static final List<String> CONFIRM =
      List.of(
          "iptables-save -t nat | grep -E 'KUBE-(SERVICES|MARK-MASQ|POSTROUTING)'",
          "kubectl --namespace kube-system get configmap kube-proxy -o yaml | grep -i -E"
              + " 'clusterCIDR|masqueradeAll|detectLocalMode'",
          "conntrack -L --dst SERVICE-ADDRESS   # the second dst is where answers go");

  private static final Remedy SET_RANGE =
      new Remedy(
          List.of(
              "kubectl --namespace kube-system edit configmap kube-proxy   # clusterCIDR: the"
                  + " pods' range",
              "kubectl --namespace kube-system rollout restart daemonset kube-proxy"),
          "Where kube-proxy is a unit of systemd, give it --cluster-cidr (or --masquerade-all) in"
              + " its unit or configuration on every node.",
          "Take the setting out again and restart kube-proxy.",
          "With --masquerade-all pods no longer see which pod called them; with a wrong range"
              + " packets between pods are masqueraded.");

  /** IPVS, and no rule that marks what goes to cluster addresses. */
  Outcome.Finding clusterMark(TablePlace place, List<Evidence> evidence) {
    return finding(
        place.named("KUBE-CLUSTER-IP"),
        Severity.CRITICAL,
        "kube-proxy on %s masquerades nothing that goes to cluster addresses".formatted(node),
        ("kube-proxy works by IPVS on %s, where every cluster address is the node's own, on"
             + " kube-ipvs0. A program of the node that calls a Service gets that very address as"
             + " its source. A rule in KUBE-SERVICES that marks packets to the set KUBE-CLUSTER-IP"
             + " should have them masqueraded; it is not there, as with a kube-proxy that was not"
             + " told the range of the pods (--cluster-cidr). The packets leave with the Service's"
             + " address as source, and the answers go to whoever has it there: kubelet, the CNI"
             + " and pods in the host's network do not reach Services.")
            .formatted(node),
        evidence,
        SET_RANGE);
  }

  /** A chain that should mark or masquerade, and does nothing. */
  Outcome.Finding brokenLink(FilterChain chain) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Objects.requireNonNull(chain.declared(), "declared").evidence());
    chain.rules().forEach(rule -> evidence.add(rule.seen().evidence()));
    return finding(
        chain.place().named(chain.name()),
        Severity.CRITICAL,
        "%s on %s does not %s"
            .formatted(
                chain.name(),
                node,
                chain.name().equals("KUBE-POSTROUTING") ? "masquerade anything" : "set the mark"),
        ("kube-proxy's rules send packets to KUBE-MARK-MASQ, which marks them, and KUBE-POSTROUTING"
                + " masquerades what is marked. On %s %s is there and its rule is not: packets from"
                + " outside to node ports, and those of the node itself, reach the pods with a"
                + " source to which the answers do not come back this way.")
            .formatted(node, chain.name()),
        evidence,
        new Remedy(
            List.of("kubectl --namespace kube-system rollout restart daemonset kube-proxy"),
            "Find out who flushed the chain: a firewall that was reloaded, or a clean-up by hand.",
            "Nothing is to be undone: kube-proxy writes what it needs.",
            "Connections that exist are not touched; new ones go the new way."));
  }

  /** A connection that is waiting for its answer. */
  Outcome.Finding sentAs(Connection connection, SeenFact seen) {
    return finding(
        connection.to(),
        Severity.CRITICAL,
        "%s sends to %s with the Service's own address as source".formatted(node, connection.to()),
        ("A connection of %s to %s went on to %s, and its answers are to come to %s. That address"
                + " is a Service's and lives on kube-ipvs0 of every node, so the answer does not"
                + " come back here: it should have been masqueraded.")
            .formatted(node, connection.to(), connection.answerFrom(), connection.answerTo()),
        List.of(seen.evidence()),
        SET_RANGE);
  }

  /** A connection's first packet was seen where it left. */
  Outcome.Finding leftAs(ConnectionAttempt attempt, SeenFact seen) {
    String to = "%s port %s".formatted(attempt.destination(), attempt.port());
    return finding(
        attempt.source().text(),
        Severity.CRITICAL,
        "%s sends to %s with the Service's address %s as source"
            .formatted(node, to, attempt.source()),
        ("A connection to %s leaves %s by %s with %s as its source. That address is a Service's and"
                + " lives on kube-ipvs0 of every node, so the answer does not come back here: it"
                + " should have been masqueraded.")
            .formatted(to, node, attempt.dev(), attempt.source()),
        List.of(seen.evidence()),
        SET_RANGE);
  }

  /** kube-proxy cannot tell pods from others. */
  Outcome.Finding noRange(Evidence evidence) {
    return finding(
        "cluster-cidr",
        Severity.INFO,
        "kube-proxy on %s does not know the range of the pods".formatted(node),
        ("Without the range (clusterCIDR, or another way to detect local traffic) kube-proxy on %s"
                + " cannot tell pods from others and masquerades nothing that goes to cluster"
                + " addresses. Many clusters work so by iptables; what comes from outside of the"
                + " pods' network to a cluster address gets no answer, and old releases by IPVS"
                + " lose what the node itself sends.")
            .formatted(node),
        List.of(evidence),
        SET_RANGE);
  }

  private static Outcome.Finding finding(
      String subject,
      Severity severity,
      String title,
      String explanation,
      List<Evidence> evidence,
      Remedy remedy) {
    return new Outcome.Finding(subject, severity, title, explanation, evidence, CONFIRM, remedy);
  }
}
