package io.netlapse.engine.diagnostics.names;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.logs.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words about cluster DNS that asks itself.
 *
 * @param node whose
 */
record LoopWords(String node) {

  private static final String LASTING =
      "Set resolvConf in kubelet's configuration to a file with the real name servers:"
          + " /run/systemd/resolve/resolv.conf where systemd-resolved runs. Restart kubelet, then"
          + " make the pods of CoreDNS anew. Or give CoreDNS the servers themselves: `forward ."
          + " 192.0.2.53` in place of `forward . /etc/resolv.conf`.";

  /** CoreDNS says so itself. */
  Outcome.Finding told(List<SeenFact> lines, List<SeenFact> failing) {
    LogEvent first = LogEvent.of(lines.getFirst().fact());
    String zone = first.details().getOrDefault("zone", ".");
    return finding(
        "coredns",
        "CoreDNS forwards what it is asked of zone %s to itself and gives up".formatted(zone),
        ("CoreDNS sent a query to the name server that it inherited from its node, and got the same"
             + " query back: the server is CoreDNS itself, most often by way of a loopback address"
             + " in the node's resolv.conf, which in a pod means the pod. It ends with an error and"
             + " is started again, over and over, so that no pod resolves a name.%s")
            .formatted(failing.isEmpty() ? "" : " Pods of CoreDNS were shown that are not ready."),
        Stream.concat(lines.stream().limit(3), failing.stream().limit(2))
            .map(SeenFact::evidence)
            .toList());
  }

  /** kubelet hands a file to pods whose servers are loopback addresses. */
  Outcome.Finding loopback(String file, String servers, SeenFact seen, SeenFact named) {
    return finding(
        file,
        "pods of %s inherit the name server %s, which is their own loopback"
            .formatted(node, servers),
        ("kubelet of %s hands %s to the pods that take over the node's resolver, and it names %s."
                + " In a pod that address is the pod itself: CoreDNS forwards to itself, finds the"
                + " loop and ends; other such pods resolve nothing.")
            .formatted(node, file, servers),
        evidence(seen, named));
  }

  /** The node's resolver is cluster DNS. */
  Outcome.Finding itself(String file, String servers, SeenFact seen) {
    return finding(
        file,
        "%s resolves names by cluster DNS, which forwards to it in turn".formatted(node),
        ("%s of %s names %s, the address of cluster DNS. CoreDNS forwards what it does not know to"
                + " the node's name servers, so to itself. The node, too, has no names before"
                + " cluster DNS runs: it may then fail to pull the images for it.")
            .formatted(file, node, servers),
        evidence(seen));
  }

  /** Which file kubelet hands on is not known. */
  Outcome.Unknown unknown(String file) {
    return new Outcome.Unknown(file, "kubelet's resolvConf on " + node);
  }

  private Outcome.Finding finding(
      String subject, String title, String explanation, List<Evidence> evidence) {
    return new Outcome.Finding(
        subject,
        Severity.WARNING,
        title,
        explanation,
        evidence,
        List.of(
            "kubectl -n kube-system logs -l k8s-app=kube-dns --tail=20",
            "grep -s resolvConf /var/lib/kubelet/config.yaml",
            "cat /etc/resolv.conf /run/systemd/resolve/resolv.conf",
            "kubectl -n kube-system get configmap coredns -o yaml"),
        new Remedy(
            List.of(
                "sed -i 's|^resolvConf:.*|resolvConf: /run/systemd/resolve/resolv.conf|'"
                    + " /var/lib/kubelet/config.yaml",
                "systemctl restart kubelet",
                "kubectl -n kube-system rollout restart deployment coredns"),
            LASTING,
            "Set resolvConf as it was and restart kubelet and CoreDNS.",
            "Look first that the file exists and names servers that answer: with a file that is"
                + " missing kubelet starts no pod of this sort."));
  }

  private static List<Evidence> evidence(SeenFact... lines) {
    List<Evidence> evidence = new ArrayList<>();
    for (SeenFact line : lines) {
      evidence.add(line.evidence());
    }
    return evidence;
  }
}
