package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.network.BridgeNames;
import io.netlapse.engine.diagnostics.network.MainTable;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.netfilter.IptablesChain;
import io.netlapse.spi.netfilter.ServiceMasquerade;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A node on which kube-proxy works and no network plug-in ever did: every route leads out of an
 * uplink or to containers without Kubernetes, and none into the pods' range that kube-proxy names.
 */
final class NoPodNetwork {

  private static final String NOT_FROM = "! -s ";

  /** Owners of chains that are no network plug-in. */
  private static final Set<String> OTHERS =
      Set.of("kernel", "kubernetes", "docker", "user", "firewalld", "ufw", "libvirt", "");

  private NoPodNetwork() {}

  static List<Outcome.Finding> findings(NodeView node) {
    return node.facts(ServiceMasquerade.KIND).stream()
        .flatMap(seen -> finding(node, seen).stream())
        .limit(1)
        .toList();
  }

  private static Optional<Outcome.Finding> finding(NodeView node, SeenFact seen) {
    String packets = ServiceMasquerade.of(seen.fact()).packets();
    Optional<IpPrefix> pods =
        packets.startsWith(NOT_FROM)
            ? IpPrefix.parse(packets.substring(NOT_FROM.length()))
            : Optional.empty();
    if (pods.isEmpty() || hasChains(node)) {
      return Optional.empty();
    }
    MainTable table = MainTable.of(node, pods.get().family());
    boolean bare =
        table.spans(pods.get())
            && table.defaultRoute()
            && NodeRoute.of(node).stream().noneMatch(route -> isOfPods(route, pods.get()));
    return bare ? Optional.of(words(node, pods.get(), seen, table)) : Optional.empty();
  }

  private static boolean hasChains(NodeView node) {
    return node.facts(IptablesChain.KIND).stream()
        .anyMatch(seen -> !OTHERS.contains(seen.fact().field("owner", "")));
  }

  /** Whether a route leads into the range, or out of a device that a plug-in may have made. */
  private static boolean isOfPods(NodeRoute route, IpPrefix pods) {
    if (!route.table().equals("main")) {
      return false;
    }
    String dev = route.dev();
    boolean known = dev != null && (OwnAddresses.isUplink(dev) || BridgeNames.isOfEngine(dev));
    boolean into =
        route.dst().length() > 1 && (route.dst().contains(pods) || pods.contains(route.dst()));
    return into || !known || route.isCalicos() || !route.isUnicast();
  }

  private static Outcome.Finding words(
      NodeView node, IpPrefix pods, SeenFact told, MainTable table) {
    String name = node.id().name();
    return new Outcome.Finding(
        "routes",
        Severity.WARNING,
        "%s has no network for pods: no route leads into %s".formatted(name, pods),
        ("kube-proxy of %s takes %s for the pods' addresses, and neither a route into it nor a"
                + " device or chain of a network plug-in is there. Until one is installed and"
                + " works, %s stays NotReady and pods wait.")
            .formatted(name, pods, name),
        List.of(told.evidence(), table.routes().getLast().seen().evidence()),
        List.of("kubectl get node " + name, "ls -l /etc/cni/net.d", "ip route show table all"),
        NotReadyLog.remedy(name));
  }
}
