package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.netfilter.ServiceMasquerade;
import io.netlapse.spi.network.IpPrefix;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The ranges of a cluster's pods, as the rules of a node name them. */
final class RuledPodRanges {

  private RuledPodRanges() {}

  /** Those that kube-proxy does not masquerade, and those that flannel and kube-proxy forward. */
  static Set<IpPrefix> of(NodeView node, FilterTables tables) {
    Set<IpPrefix> ranges = new TreeSet<>();
    for (SeenFact seen : node.facts(ServiceMasquerade.KIND)) {
      String packets = ServiceMasquerade.of(seen.fact()).packets();
      if (packets.startsWith("! -s ")) {
        prefix(packets.substring("! -s ".length())).ifPresent(ranges::add);
      }
    }
    tables.byPlace().values().stream()
        .flatMap(chains -> chains.values().stream())
        .filter(chain -> chain.name().equals("FLANNEL-FWD") || chain.name().equals("KUBE-FORWARD"))
        .flatMap(chain -> chain.rules().stream())
        .map(rule -> rule.conditions().of("-s"))
        .filter(Objects::nonNull)
        .forEach(source -> prefix(source).ifPresent(ranges::add));
    return ranges;
  }

  private static Optional<IpPrefix> prefix(String text) {
    return IpPrefix.parse(text);
  }
}
