package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import java.util.List;

/**
 * The words about rules in both back ends.
 *
 * @param node the node
 */
record BackendWords(String node) {

  private static final List<String> CONFIRM =
      List.of(
          "iptables-legacy-save -c | grep KUBE-; ip6tables-legacy-save -c | grep KUBE-",
          "iptables-nft-save -c | grep KUBE-; ip6tables-nft-save -c | grep KUBE-",
          "iptables --version",
          "update-alternatives --display iptables");

  /** One owner's rules in both. */
  Outcome.Finding both(String owner, SeenFact legacy, SeenFact nft) {
    boolean mark = owner.startsWith(RuleGroup.MARK);
    return new Outcome.Finding(
        owner,
        mark ? Severity.WARNING : Severity.CRITICAL,
        "%s has rules in both back ends of iptables on %s".formatted(owner, node),
        ("The kernel of %s has two packet filters, xtables (iptables-legacy) and nf_tables"
                + " (iptables-nft), and a packet passes both. %s keeps its rules in one of them"
                + " alone; those in the other were left when the iptables of the node or of the"
                + " image changed. Nobody updates them: they send packets to pods that are gone, or"
                + " drop what the others accept.")
            .formatted(node, owner),
        List.of(legacy.evidence(), nft.evidence()),
        CONFIRM,
        remedy());
  }

  /** kube-proxy's in one, the mark of what is to be dropped in the other. */
  Outcome.Finding apart(SeenFact proxy, SeenFact mark) {
    return new Outcome.Finding(
        "kubelet and kube-proxy",
        Severity.WARNING,
        "kubelet and kube-proxy write to different back ends of iptables on %s".formatted(node),
        ("kubelet on %s uses the node's iptables and kube-proxy that of its image. The chain"
                + " KUBE-MARK-DROP has its rule in one back end, and kube-proxy's rules are in the"
                + " other, where the chain marks nothing or is not there: what is to be dropped"
                + " passes, and old releases of kube-proxy fail to write their rules at all.")
            .formatted(node),
        List.of(mark.evidence(), proxy.evidence()),
        CONFIRM,
        remedy());
  }

  /** Tables that may hold rules, or be empty as what asked for them left them. */
  Outcome.Finding notShown(SeenFact warning) {
    return new Outcome.Finding(
        "legacy tables",
        Severity.INFO,
        "%s has tables in the legacy back end of iptables too, which were not shown"
            .formatted(node),
        ("What was listed on %s is in nf_tables. iptables warns that xtables has tables as well,"
                + " which packets pass too. Empty ones do nothing, and come of a program that once"
                + " asked for them; rules in them, such as those of a kube-proxy or a CNI whose"
                + " image has another iptables, filter and translate beside the ones shown.")
            .formatted(node),
        List.of(warning.evidence()),
        CONFIRM,
        remedy());
  }

  /** A boot empties both; nothing is flushed by hand that the other program still needs. */
  private Remedy remedy() {
    return new Remedy(
        List.of("kubectl drain " + node + " --ignore-daemonsets", "reboot"),
        "Choose one back end for the node and all images (update-alternatives --set iptables ...)"
            + " before the boot. Where both are filled again after it, two programs write to them:"
            + " the counters (-c) that grow tell which rules are in use.",
        "kubectl uncordon " + node,
        "The node's pods move to others. Flushing one back end instead takes away what else is"
            + " there, such as Docker's rules or a firewall's, of IPv4 and IPv6 each.");
  }
}
