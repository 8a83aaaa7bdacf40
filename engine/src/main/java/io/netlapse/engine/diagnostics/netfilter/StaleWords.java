package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.network.IpAddress;
import java.util.List;

/**
 * The words about packets that are sent to a pod that is gone.
 *
 * @param node the node
 */
record StaleWords(String node) {

  /** A tracked UDP connection that stays with a server. */
  Outcome.Finding connection(Connection one, SeenFact seen) {
    String server = one.server();
    String front = "%s:%s/%s".formatted(one.to(), one.toPort(), one.protocol());
    return finding(
        front + " to " + server,
        DnatTargetStale.SEVERITY,
        "%s keeps sending %s to %s, which is no endpoint any more".formatted(node, front, server),
        ("The kernel of %s remembers for each client of a UDP Service which server it chose, and"
                + " asks the rules again only when the client was silent for a while (30 to 180"
                + " seconds). %s talks to %s without such a pause, so its packets still go to %s,"
                + " which need not answer any more, while new clients are sent elsewhere.")
            .formatted(node, one.from(), front, server),
        List.of(seen.evidence()),
        forget(one));
  }

  /** A tracked UDP connection that was made while the Service had no endpoint, and has one now. */
  Outcome.Finding undirected(Connection one, SeenFact seen) {
    String front = "%s:%s/%s".formatted(one.to(), one.toPort(), one.protocol());
    return finding(
        front + " to " + one.server(),
        DnatTargetStale.SEVERITY,
        "%s keeps sending %s nowhere, although it has endpoints by now".formatted(node, front),
        ("The kernel of %s remembers for each client of a UDP Service where it sent it, and asks"
             + " the rules again only when the client was silent for a while (30 to 180 seconds)."
             + " When %s began, the Service had no endpoint, so its packets went on to %s itself,"
             + " where nobody answers, and as long as it goes on they still do.")
            .formatted(node, one.from(), front),
        List.of(seen.evidence()),
        forget(one));
  }

  private static Remedy forget(Connection one) {
    return new Remedy(
        List.of(
            "conntrack -D -p udp --orig-dst %s --orig-port-dst %s --reply-src %s"
                .formatted(one.to(), one.toPort(), one.answerFrom())),
        "kube-proxy deletes such entries when endpoints come or go; some releases miss some, as of"
            + " Services that were scaled to none. conntrack has to be in its image.",
        "Nothing is to be undone: the client's next packet makes a new entry.",
        "A client whose entry is deleted is sent where the rules say now.");
  }

  /** A rule whose endpoint the API server does not know. */
  Outcome.Finding rule(ServicePort port, String endpoint, SeenFact seen) {
    return finding(
        front(port) + " to " + endpoint,
        DnatTargetStale.SEVERITY,
        "%s sends part of %s to %s, which is no endpoint any more"
            .formatted(node, port.name(), endpoint),
        ("Rules on %s send connections to %s (%s) to %s, and the API server does not list it behind"
                + " the Service. Either kube-proxy has not written the change, or the two were"
                + " looked at at different times. Connections that get this endpoint hang.")
            .formatted(node, front(port), port.name(), endpoint),
        List.of(seen.evidence()),
        restart());
  }

  /** A rule of the back end that nobody updates. */
  Outcome.Finding otherBackEnd(ServicePorts.Outvoted one) {
    return finding(
        front(one.port()) + " to " + one.endpoint(),
        Severity.INFO,
        "Rules in %s on %s name %s, which the other back end does not"
            .formatted(one.port().backend().word(), node, one.endpoint()),
        ("%s (%s) has rules in both back ends of iptables on %s, and they differ: %s stands in %s"
                + " alone. One of the two is not updated any more. Which one a packet follows"
                + " depends on which comes first; the stale one is latent where the other takes all"
                + " of them.")
            .formatted(
                front(one.port()),
                one.port().name(),
                node,
                one.endpoint(),
                one.port().backend().word()),
        List.of(one.seen().evidence(), one.other().evidence()),
        restart());
  }

  private static Remedy restart() {
    return new Remedy(
        List.of("kubectl --namespace kube-system rollout restart daemonset kube-proxy"),
        "See kube-proxy's log for why it did not write the change: it may have lost its connection"
            + " to the API server, or iptables-restore fails.",
        "Nothing is to be undone.",
        "Connections that exist are not touched.");
  }

  private static String front(ServicePort port) {
    IpAddress address = port.address();
    return "%s:%d/%s".formatted(address == null ? "*" : address, port.port(), port.protocol());
  }

  private static Outcome.Finding finding(
      String subject,
      Severity severity,
      String title,
      String explanation,
      List<Evidence> evidence,
      Remedy remedy) {
    return new Outcome.Finding(
        subject,
        severity,
        title,
        explanation,
        evidence,
        List.of(
            "iptables-save -t nat | grep -- --to-destination",
            "kubectl get endpoints --all-namespaces",
            "conntrack -L -p udp"),
        remedy);
  }
}
