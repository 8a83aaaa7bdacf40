package io.netlapse.engine.diagnostics.netfilter;

import static java.util.stream.Collectors.joining;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.network.IpAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The words about packets that are sent to a pod that is gone.
 *
 * @param node the node
 */
record StaleWords(String node) {

  /** So many lines, and Services, stand for all of them. */
  private static final int LINES = 6;

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

  /** Rules whose endpoint the API server does not know. */
  Outcome.Finding rules(String endpoint, List<SeenFact> rules) {
    List<ServicePort> ports = rules.stream().map(seen -> ServicePort.of(seen.fact())).toList();
    return finding(
        endpoint,
        DnatTargetStale.SEVERITY,
        "%s sends part of %s to %s, which is no endpoint any more"
            .formatted(node, names(ports), endpoint),
        ("Rules on %s send connections to %s to %s, and the API server does not list it behind the"
             + " Service. Either kube-proxy has not written the change, or the two were looked at"
             + " at different times. Connections that get this endpoint hang.")
            .formatted(node, fronts(ports), endpoint),
        rules.stream().map(SeenFact::evidence).distinct().limit(LINES).toList(),
        restart());
  }

  /** Rules of the back end that nobody updates. */
  Outcome.Finding otherBackEnd(String endpoint, List<ServicePorts.Outvoted> rules) {
    List<ServicePort> ports = rules.stream().map(ServicePorts.Outvoted::port).toList();
    String backEnd = ports.getFirst().backend().word();
    return finding(
        endpoint,
        Severity.INFO,
        "Rules in %s on %s name %s, which the other back end does not"
            .formatted(backEnd, node, endpoint),
        ("%s (%s) has rules in both back ends of iptables on %s, and they differ: %s stands in %s"
                + " alone. One of the two is not updated any more. Which one a packet follows"
                + " depends on which comes first; the stale one is latent where the other takes all"
                + " of them.")
            .formatted(fronts(ports), names(ports), node, endpoint, backEnd),
        rules.stream()
            .flatMap(one -> Stream.of(one.seen().evidence(), one.other().evidence()))
            .distinct()
            .limit(LINES)
            .toList(),
        restart());
  }

  /** The Services, a few of them by name. */
  private static String names(List<ServicePort> ports) {
    return some(ports.stream().map(ServicePort::name).filter(Objects::nonNull));
  }

  private static String fronts(List<ServicePort> ports) {
    return some(ports.stream().map(StaleWords::front));
  }

  private static String some(Stream<String> words) {
    List<String> all = words.distinct().sorted().toList();
    String few = all.stream().limit(LINES).collect(joining(", "));
    return all.size() > LINES ? "%s and %d more".formatted(few, all.size() - LINES) : few;
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
