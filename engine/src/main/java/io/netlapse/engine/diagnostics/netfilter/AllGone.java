package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.engine.diagnostics.network.ProxyMode;
import io.netlapse.engine.diagnostics.network.RunningProxy;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.network.Link;
import java.util.List;
import java.util.Optional;

/**
 * That no chain of kube-proxy is there at all, although it works here.
 *
 * @param node the node
 * @param tables its tables, without any chain of kube-proxy
 */
record AllGone(NodeView node, FilterTables tables) {

  /** The subject of its findings. */
  static final String SUBJECT = "kube-proxy";

  /** The Service that every cluster has, whose port kube-proxy keeps on each node. */
  private static final String API_SERVER = "default/kubernetes";

  /** Whether a fact of another node shows that kube-proxy works there. */
  static boolean isProof(Fact fact) {
    return fact.kind().equals(ServicePort.KIND)
        && fact.field("name", "").split(":", 2)[0].equals(API_SERVER);
  }

  /** The finding, or what is lacking to tell; empty where nothing is amiss. */
  Optional<Outcome> outcome(ClusterView cluster) {
    Optional<FilterChain> nat =
        tables.byPlace().keySet().stream()
            .filter(place -> place.table().equals("nat") && tables.isWhole(place))
            .map(place -> tables.chains(place).get("OUTPUT"))
            .findFirst();
    return nat.flatMap(this::besideIpvs).or(() -> nat.flatMap(chain -> unlike(cluster, chain)));
  }

  /** IPVS has its Services; so it masquerades in one back end or the other. */
  private Optional<Outcome> besideIpvs(FilterChain nat) {
    Optional<SeenFact> server =
        node.facts(IpvsVirtualServer.KIND).stream().findFirst().filter(_ -> hasLink("kube-ipvs0"));
    return server.map(
        seen ->
            tables.showsBothBackEnds(nat.place())
                ? words().gone(nat, seen, "IPVS has its Services")
                : new Outcome.Unknown(
                    SUBJECT, "table nat of the other back end of " + node.id().name()));
  }

  /** Another node has kube-proxy's Services in the back end that is bare here. */
  private Optional<Outcome> unlike(ClusterView cluster, FilterChain nat) {
    ProxyMode running = RunningProxy.mode(node);
    if ((running != ProxyMode.IPTABLES && running != null) || !hasPods()) {
      return Optional.empty();
    }
    for (NodeView peer : cluster.others(node)) {
      for (SeenFact seen : peer.facts(ServicePort.KIND)) {
        String backend = ServicePort.of(seen.fact()).backend().word();
        if (isProof(seen.fact()) && backend.equals(nat.place().backend().word())) {
          String why = peer.id().name() + " has them";
          return Optional.of(words().gone(nat, seen, why));
        }
      }
    }
    return Optional.empty();
  }

  private boolean hasLink(String dev) {
    return node.facts(Link.KIND).stream().anyMatch(seen -> Link.of(seen.fact()).dev().equals(dev));
  }

  private boolean hasPods() {
    List<SeenFact> links = node.facts(Link.KIND);
    return links.stream().anyMatch(seen -> Bridges.isOfPods(Link.of(seen.fact()).dev()));
  }

  private GuardWords words() {
    return new GuardWords(node.id().name());
  }
}
