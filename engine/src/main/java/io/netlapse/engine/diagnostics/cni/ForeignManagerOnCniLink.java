package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.index.Selection;
import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.config.LinkManager;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A manager of the host's network keeps a network plug-in's interface, or a DHCP client gave it an
 * address. Page: {@code docs/rules/foreign-manager-on-cni-link.md}.
 */
public final class ForeignManagerOnCniLink implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "foreign-manager-on-cni-link",
          "NetworkManager, networkd or a DHCP client keeps a network plug-in's interface",
          Severity.WARNING,
          List.of(LinkManager.KIND, LogEvent.KIND, Address.KIND, Route.KIND),
          List.of(),
          CniMechanisms.CHOOSING);

  /** The interfaces that network plug-ins and kube-proxy make. */
  private static final Pattern PLUGIN =
      Pattern.compile(
          "flannel[.-].*|cni0|cbr0|kube-bridge|kube-ipvs0|nodelocaldns|cali[0-9a-f]+|vxlan\\.calico"
              + "|vxlan-v6\\.calico|wireguard\\.cali|tunl0|cilium_.*|lxc[0-9a-f_].*|weave|vxlan-6784"
              + "|veth[0-9a-f]{7,8}|vethwe.*|antrea-gw0|genev_sys_.*|ovn-k8s-mp0|eni[0-9a-f]{10,}"
              + "|azv[0-9a-f]+");

  private static final Selection<SeenFact> LEASES =
      new Selection<>(
          Address.KIND, seen -> Optional.of(seen).filter(_ -> isLeased(Address.of(seen.fact()))));

  private static final Selection<SeenFact> ROUTES_BY_DHCP =
      new Selection<>(
          Route.KIND, seen -> Optional.of(seen).filter(_ -> cameByDhcp(Route.of(seen.fact()))));

  /** For {@link java.util.ServiceLoader}. */
  public ForeignManagerOnCniLink() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    Map<String, Outcome> byDevice = new LinkedHashMap<>();
    leased(node, byDevice);
    listed(node, byDevice);
    logged(node, byDevice);
    boolean looked =
        node.lookedAt(LinkManager.KIND)
            || node.lookedAt(LogEvent.KIND)
            || node.lookedAt(Address.KIND);
    return looked
        ? new ArrayList<>(byDevice.values())
        : List.of(
            new Outcome.Unknown(
                null, "who manages the interfaces of %s".formatted(node.id().name())));
  }

  /** What only a DHCP client leaves behind. */
  private static void leased(NodeView node, Map<String, Outcome> byDevice) {
    for (SeenFact seen : node.index(LEASES)) {
      Address address = Address.of(seen.fact());
      put(
          byDevice,
          node,
          address.dev(),
          Severity.WARNING,
          "has %s by DHCP".formatted(address.address().address()),
          seen.evidence());
    }
    for (SeenFact seen : node.index(ROUTES_BY_DHCP)) {
      String dev = String.valueOf(Route.of(seen.fact()).dev());
      put(byDevice, node, dev, Severity.WARNING, "has a route by DHCP", seen.evidence());
    }
    for (Logged line : Logged.of(node, "dhcp-lease")) {
      String dev = line.detail("dev", "");
      if (isPlugins(dev)) {
        put(byDevice, node, dev, Severity.WARNING, "got a lease by DHCP", line.line());
      }
    }
    for (Logged line : Logged.of(node, "dhcp-asked")) {
      String dev = line.detail("dev", "");
      if (isPlugins(dev)) {
        String how = "is asked by DHCP for an address (%s)".formatted(line.event().program());
        put(byDevice, node, dev, Severity.WARNING, how, line.line());
      }
    }
  }

  private static void listed(NodeView node, Map<String, Outcome> byDevice) {
    for (SeenFact seen : node.facts(LinkManager.KIND)) {
      LinkManager link = LinkManager.of(seen.fact());
      if (isPlugins(link.device()) && link.isManaged() && !isPassing(link.state())) {
        // NetworkManager watches what others made and leaves it alone, until it restarts or is told
        // to connect it.
        boolean watched = link.state().contains("externally");
        put(
            byDevice,
            node,
            link.device(),
            watched ? Severity.INFO : Severity.WARNING,
            watched
                ? "is watched by NetworkManager"
                : "is managed by %s (%s)".formatted(link.manager(), link.state()),
            seen.evidence());
      }
    }
  }

  private static void logged(NodeView node, Map<String, Outcome> byDevice) {
    for (Logged line : Logged.of(node, "link-managed")) {
      String dev = line.detail("dev", "");
      if (isPlugins(dev)) {
        boolean networkd = line.event().details().containsKey("file");
        put(
            byDevice,
            node,
            dev,
            networkd ? Severity.WARNING : Severity.INFO,
            networkd
                ? "was configured by networkd with " + line.detail("file", "")
                : "was taken by NetworkManager (%s)".formatted(line.detail("reason", "")),
            line.line());
      }
    }
  }

  private static boolean isLeased(Address address) {
    return address.family() == IpFamily.INET
        && address.flags().contains("dynamic")
        && isPlugins(address.dev());
  }

  private static boolean cameByDhcp(Route route) {
    return "dhcp".equals(route.proto()) && route.dev() != null && isPlugins(route.dev());
  }

  private static boolean isPlugins(String dev) {
    return PLUGIN.matcher(dev).matches();
  }

  /** What networkd says of a link before it looked whether it is to manage it. */
  private static boolean isPassing(String state) {
    return state.equals("pending") || state.equals("initialized") || state.equals("unavailable");
  }

  private static void put(
      Map<String, Outcome> byDevice,
      NodeView node,
      String dev,
      Severity severity,
      String how,
      Evidence line) {
    byDevice.putIfAbsent(dev, new ManagedLink(node.id().name(), dev).finding(severity, how, line));
  }
}
