package io.netlapse.engine.diagnostics.netfilter;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.diagnostics.network.ProxyMode;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words about what another proxy mode has left.
 *
 * @param node the node
 */
record LeftoverWords(String node) {

  /** Virtual servers of IPVS, while kube-proxy works by iptables. */
  Outcome.Finding stillTaking(SeenFact server, @Nullable SeenFact current) {
    Outcome.Finding full = both(ProxyMode.IPVS, ProxyMode.IPTABLES, server, current);
    return new Outcome.Finding(
        full.subject(),
        Severity.CRITICAL,
        "%s keeps virtual servers of IPVS, and kube-proxy works by iptables".formatted(node),
        full.explanation()
            + " The virtual servers are still in the kernel, and take what reaches the node for"
            + " their addresses to the backends of then.",
        full.evidence(),
        full.confirm(),
        full.remedy());
  }

  /** Chains of iptables mode beside IPVS. */
  Outcome.Finding unreferenced(SeenFact chain) {
    Outcome.Finding full = both(ProxyMode.IPTABLES, ProxyMode.IPVS, chain, null);
    return new Outcome.Finding(
        full.subject(),
        Severity.INFO,
        "%s keeps chains of Services from iptables mode beside IPVS".formatted(node),
        full.explanation() + " Nothing was seen to lead to these chains, so they only lie there.",
        full.evidence(),
        full.confirm(),
        full.remedy());
  }

  /** What one mode makes beside what another one makes. */
  Outcome.Finding both(
      ProxyMode leftover, ProxyMode running, @Nullable SeenFact seen, @Nullable SeenFact other) {
    List<SeenFact> lines = new ArrayList<>();
    if (seen != null) {
      lines.add(seen);
    }
    if (other != null) {
      lines.add(other);
    }
    return new Outcome.Finding(
        Stream.of(leftover, running).sorted().map(ProxyMode::word).collect(joining(" and ")),
        Severity.WARNING,
        "%s has Services of the proxy modes %s and %s"
            .formatted(node, leftover.word(), running.word()),
        ("kube-proxy works in one mode alone, by iptables, IPVS or nftables. On %s there is what"
                + " %s mode makes and what %s mode makes: one of them was left when the mode was"
                + " changed without a reboot. Nobody updates it, so it sends connections to pods"
                + " that are gone, or takes packets that the other is to have.")
            .formatted(node, leftover.word(), running.word()),
        lines.stream().map(SeenFact::evidence).toList(),
        List.of(
            "kubectl --namespace kube-system get configmap kube-proxy -o yaml | grep mode:",
            "curl --silent localhost:10249/proxyMode",
            "ipvsadm -Ln | head",
            "iptables-save -t nat | grep -c KUBE-SVC-",
            "nft list tables | grep kube-proxy"),
        new Remedy(
            List.of(
                "kubectl drain " + node + " --ignore-daemonsets",
                "kube-proxy --cleanup   # in kube-proxy's image, privileged, while it is stopped",
                "reboot"),
            "Change the mode node by node, and reboot each: --cleanup is known to leave IPVS"
                + " virtual servers and kube-ipvs0 in place (ipvsadm --clear; ip link delete"
                + " kube-ipvs0).",
            "kubectl uncordon " + node,
            "--cleanup takes away the rules of the mode that runs as well: Services stop until"
                + " kube-proxy is started again."));
  }
}
