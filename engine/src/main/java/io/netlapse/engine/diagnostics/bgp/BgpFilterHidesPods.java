package io.netlapse.engine.diagnostics.bgp;

import io.netlapse.engine.diagnostics.network.AddressRange;
import io.netlapse.spi.bird.BirdChannel;
import io.netlapse.spi.calico.CalicoBgpFilterRule;
import io.netlapse.spi.calico.CalicoBgpPeer;
import io.netlapse.spi.calico.CalicoPool;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A filter keeps the routes to pods from being told by BGP. Page: {@code
 * docs/rules/bgp-filter-hides-pods.md}.
 */
public final class BgpFilterHidesPods implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "bgp-filter-hides-pods",
          "A filter keeps BGP from telling the routes to pods",
          Severity.CRITICAL,
          List.of(CalicoBgpFilterRule.KIND, CalicoBgpPeer.KIND, CalicoPool.KIND, BirdChannel.KIND),
          List.of(),
          BgpMechanisms.CONFIGURING);

  /** For {@link java.util.ServiceLoader}. */
  public BgpFilterHidesPods() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!node.lookedAt(CalicoBgpFilterRule.KIND) && !node.lookedAt(BirdChannel.KIND)) {
      return List.of(new Outcome.Unknown(null, "the export filters of BGP (BGPFilter, birdcl)"));
    }
    Map<String, Outcome> bySubject = new LinkedHashMap<>();
    for (SeenFact seen : node.facts(BirdChannel.KIND)) {
      BirdChannel channel = BirdChannel.of(seen.fact());
      if ("REJECT".equals(channel.output()) && isCalicos(channel.protocol())) {
        bySubject.put(channel.protocol(), rejecting(node, channel, seen.evidence()));
      }
    }
    List<CalicoBgpFilterRule> rules =
        node.facts(CalicoBgpFilterRule.KIND).stream()
            .map(seen -> CalicoBgpFilterRule.of(seen.fact()))
            .toList();
    List<AddressRange> pools = CalicoPools.of(node).ranges();
    for (SeenFact seen : node.facts(CalicoBgpFilterRule.KIND)) {
      CalicoBgpFilterRule rule = CalicoBgpFilterRule.of(seen.fact());
      if (HidingRule.of(rule, rules).hidesPods(pools)) {
        bySubject.putIfAbsent(rule.filter(), filter(node, rule, seen));
      }
    }
    return new ArrayList<>(bySubject.values());
  }

  private static boolean isCalicos(String protocol) {
    return protocol.startsWith("Mesh_")
        || protocol.startsWith("Node_")
        || protocol.startsWith("Global_");
  }

  /** A peer that uses the filter. */
  private static Optional<SeenFact> user(NodeView node, String filter) {
    return node.facts(CalicoBgpPeer.KIND).stream()
        .filter(
            seen -> {
              String options = CalicoBgpPeer.of(seen.fact()).options();
              return options != null && options.contains("filters=") && options.contains(filter);
            })
        .findFirst();
  }

  private static Outcome filter(NodeView node, CalicoBgpFilterRule rule, SeenFact seen) {
    Optional<SeenFact> user = user(node, rule.filter());
    CalicoPools pools = CalicoPools.of(node);
    List<Evidence> evidence = new ArrayList<>(List.of(seen.evidence()));
    user.map(SeenFact::evidence).ifPresent(evidence::add);
    pools.shown().stream().map(SeenFact::evidence).limit(1).forEach(evidence::add);
    Severity severity = pools.needNoBgp() || user.isEmpty() ? Severity.INFO : Severity.CRITICAL;
    String range = rule.cidr() == null ? "nothing" : rule.cidr();
    return finding(
        rule.filter(),
        severity,
        "the BGPFilter %s lets %s out and no route to pods".formatted(rule.filter(), range),
        ("The filter %s rejects every route of the export that is not in %s, the routes to pods"
                + " with them.%s The peer then knows the load-balancer addresses and not where pods"
                + " are: answers from it to pods, and all that reaches pods through it, is lost.")
            .formatted(
                rule.filter(),
                range,
                user.map(
                        peer ->
                            " The BGPPeer %s uses it."
                                .formatted(CalicoBgpPeer.of(peer.fact()).name()))
                    .orElse(" No BGPPeer that was shown uses it.")),
        evidence,
        new Remedy(
            List.of("kubectl edit bgpfilter " + rule.filter()),
            "Put a rule with action Accept and the pools' CIDRs before the one that rejects, and"
                + " let a second filter with tighter rules serve routers that are not to know"
                + " pods.",
            "kubectl apply -f the former BGPFilter; save it first with kubectl get -o yaml.",
            "Routers that learn pods' routes send traffic for pods to the nodes from then on."));
  }

  private static Outcome rejecting(NodeView node, BirdChannel channel, Evidence line) {
    return finding(
        channel.protocol(),
        Severity.CRITICAL,
        "%s tells %s no route at all: its export filter is REJECT"
            .formatted(node.id().name(), Peering.peerOf(channel.protocol())),
        ("BIRD of %s has the output filter REJECT for %s, so that the peer learns none of its pods'"
                + " routes through it.")
            .formatted(node.id().name(), channel.protocol()),
        List.of(line),
        new Remedy(
            List.of(
                ("kubectl exec -n calico-system CALICO-NODE-POD -c calico-node -- grep -A 20"
                        + " 'protocol bgp %s' /etc/calico/confd/config/bird.cfg")
                    .formatted(channel.protocol())),
            "confd writes BIRD's configuration; a filter REJECT stands in a template of one's own"
                + " (a ConfigMap that is mounted over /etc/calico/confd/templates). Correct the"
                + " template and delete the node's calico-node pod, so that it is written anew.",
            "The command only shows.",
            "None from looking."));
  }

  private static Outcome finding(
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
            "calicoctl get bgpfilter -o yaml",
            "calicoctl get bgppeer -o yaml",
            "kubectl exec -n calico-system CALICO-NODE-POD -c calico-node -- birdcl show protocols"
                + " all"),
        remedy);
  }
}
