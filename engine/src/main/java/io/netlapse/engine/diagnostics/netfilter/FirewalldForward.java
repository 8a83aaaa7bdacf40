package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.Link;
import io.netlapse.spi.nftables.NftRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * firewalld's own table of nf_tables: what iptables accepts passes it as well, and it rejects what
 * comes from a device in no zone.
 */
final class FirewalldForward {

  private static final String SUBJECT = "firewalld filter_FORWARD";

  /** What lets pods pass: a device or a range in a zone, or a default zone that trusts. */
  private static final Pattern ADMITS =
      Pattern.compile(
          "(?:cni0|cbr0|flannel|cali|tunl0|cilium|lxc|weave|kube-bridge|antrea|veth)"
              + "|^(?:ip6? )?[sd]addr .*goto"
              + "|ip6? [sd]addr \\S+ goto"
              + "|_trusted\\b");

  /** The chains that lead to zones: of all devices and ranges, or apart as older releases do. */
  private static final Pattern ZONES = Pattern.compile("filter_FORWARD_.*ZONES.*");

  private FirewalldForward() {}

  /** The finding, or what is lacking to tell; empty where pods pass or none are here. */
  static Optional<Outcome> of(NodeView node, boolean kubernetes) {
    List<SeenFact> rules =
        node.facts(NftRule.KIND).stream()
            .filter(seen -> NftRule.of(seen.fact()).table().equals("firewalld"))
            .toList();
    Optional<SeenFact> reject =
        rules.stream()
            .filter(seen -> NftRule.of(seen.fact()).chain().equals("filter_FORWARD"))
            .filter(seen -> NftRule.of(seen.fact()).text().startsWith("reject"))
            .findFirst();
    boolean admits =
        rules.stream()
            .map(seen -> NftRule.of(seen.fact()))
            .anyMatch(rule -> rule.chain().contains("F") && ADMITS.matcher(rule.text()).find());
    if (reject.isEmpty() || admits || !(kubernetes || hasPodLinks(node))) {
      return Optional.empty();
    }
    boolean zones =
        rules.stream().anyMatch(seen -> ZONES.matcher(NftRule.of(seen.fact()).chain()).matches());
    if (!zones) {
      return Optional.of(
          new Outcome.Unknown(SUBJECT, "the zones of firewalld on " + node.id().name()));
    }
    return Optional.of(finding(node.id().name(), reject.get().evidence()));
  }

  private static boolean hasPodLinks(NodeView node) {
    return node.facts(Link.KIND).stream()
        .anyMatch(seen -> Bridges.isOfPods(Link.of(seen.fact()).dev()));
  }

  private static Outcome.Finding finding(String node, Evidence evidence) {
    return new Outcome.Finding(
        SUBJECT,
        Severity.CRITICAL,
        "firewalld on %s rejects what pods send through the node".formatted(node),
        ("firewalld keeps a table of its own in nf_tables. A packet has to pass it as well as"
                + " iptables' FORWARD, whatever the CNI accepts there. On %s it ends with a reject,"
                + " and no zone holds a device or a range of pods: new connections between pods of"
                + " different nodes are refused, while those to Services pass (ct status dnat).")
            .formatted(node),
        List.of(evidence),
        List.of(
            "nft list chain inet firewalld filter_FORWARD",
            "firewall-cmd --get-active-zones",
            "firewall-cmd --zone=trusted --list-all"),
        new Remedy(
            List.of("systemctl disable --now firewalld"),
            "Or keep firewalld and put the CNI's devices and ranges into the zone trusted, with"
                + " --permanent; then restart the CNI and kube-proxy, whose rules a reload of"
                + " firewalld can take away.",
            "systemctl enable --now firewalld",
            "The node is no longer protected by firewalld: see that something in front of it is."));
  }
}
