package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.kernel.KernelSettings;
import io.netlapse.engine.diagnostics.network.IpTool;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.MainTable;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kernel.Sysctl;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.RouteBrief;
import io.netlapse.spi.network.RouteNamed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No default route, or an IPv6 one that expires because the node forwards. Page: {@code
 * docs/rules/default-route-missing.md}.
 */
public final class DefaultRouteMissing implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "default-route-missing",
          "The node has no default route",
          Severity.CRITICAL,
          Kinds.of(NodeRoute.KINDS, NodeAddress.KINDS, List.of(Sysctl.KIND, RouteNamed.KIND)),
          List.of(),
          RouteMechanisms.FLUSHING);

  /** Default routes, also such as VPN clients make of two halves. */
  private static final RouteSelection TO_EVERYTHING =
      new RouteSelection(route -> route.isUnicast() && route.dst().length() <= 1);

  /** For {@link java.util.ServiceLoader}. */
  public DefaultRouteMissing() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    MainTable v4 = MainTable.of(node, IpFamily.INET);
    MainTable v6 = MainTable.of(node, IpFamily.INET6);
    if (v4.routes().isEmpty() && v6.routes().isEmpty()) {
      return List.of(new Outcome.Unknown(null, "the routes of " + node.id().name()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    if (v4.isWhole() && !hasDefault(node, IpFamily.INET)) {
      outcomes.add(missing(node, v4));
    }
    if (v6.isWhole() && !hasDefault(node, IpFamily.INET6)) {
      expired(node).ifPresent(outcomes::add);
    }
    return outcomes;
  }

  /** Whether any table has one: rules may lead there. */
  private static boolean hasDefault(NodeView node, IpFamily family) {
    boolean named =
        node.facts(RouteNamed.KIND).stream()
            .map(seen -> RouteNamed.of(seen.fact()))
            .anyMatch(route -> route.family().equals(family.word()) && route.length().equals("0"));
    return named
        || TO_EVERYTHING.of(node).stream().anyMatch(route -> route.dst().family() == family);
  }

  private static Outcome.Finding missing(NodeView node, MainTable table) {
    List<NodeRoute> networks = table.uplinks();
    return finding(
        IpFamily.INET,
        String.valueOf(networks.getFirst().dev()),
        severity(node, IpFamily.INET),
        "%s has no default route".formatted(node.id().name()),
        ("Table main has the node's own networks and no default route. Nothing beyond them can be"
                + " reached from %s, no image is pulled; and the node itself cannot even reach"
                + " ClusterIPs, because the kernel looks for a route to them before kube-proxy's"
                + " rules replace the address.")
            .formatted(node.id().name()),
        networks.stream().map(route -> route.seen().evidence()).limit(5).toList());
  }

  /** The router's advertisements are not listened to any more, so its route ran out. */
  private static Optional<Outcome.Finding> expired(NodeView node) {
    KernelSettings settings = KernelSettings.of(node);
    boolean forwards = settings.shown("net.ipv6.conf.all.forwarding", "1").isPresent();
    for (NodeAddress address : NodeAddress.of(node)) {
      Optional<SeenFact> accepts =
          settings.shown(
              "net.ipv6.conf.%s.accept_ra".formatted(address.dev().replace('.', '/')), "1");
      if (address.address().family() == IpFamily.INET6
          && address.flags().contains("dynamic")
          && OwnAddresses.isUplink(address.dev())
          && forwards
          && accepts.isPresent()) {
        return Optional.of(
            finding(
                IpFamily.INET6,
                address.dev(),
                severity(node, IpFamily.INET6),
                "%s lost its IPv6 default route on %s".formatted(node.id().name(), address.dev()),
                ("%s has its address on %s from a router's advertisements, and no IPv6 default"
                     + " route. Since the node forwards IPv6, accept_ra=1 means that advertisements"
                     + " are ignored: the default route that an earlier one brought has run out.")
                    .formatted(node.id().name(), address.dev()),
                List.of(accepts.orElseThrow().evidence(), address.seen().evidence())));
      }
    }
    return Optional.empty();
  }

  private static Severity severity(NodeView node, IpFamily family) {
    return NodeRoute.of(node).stream()
            .filter(route -> route.dst().family() == family)
            .anyMatch(DefaultRouteMissing::provesWhole)
        ? Severity.CRITICAL
        : Severity.WARNING;
  }

  /**
   * Whether a route is of a listing that nobody shortens: of all tables, or of route(8). Of table
   * main people sometimes show only what they talk about.
   */
  private static boolean provesWhole(NodeRoute route) {
    return route.seen().fact().kind().equals(RouteBrief.KIND)
        || (route.type().equals("local") && "lo".equals(route.dev()));
  }

  private static Outcome.Finding finding(
      IpFamily family,
      String dev,
      Severity severity,
      String title,
      String explanation,
      List<Evidence> lines) {
    String ip = IpTool.of(family);
    String lasting =
        family == IpFamily.INET
            ? "Put the gateway into the configuration of the host's network (netplan, networkd,"
                + " NetworkManager), or find out why its DHCP client lost the lease."
            : "sysctl -w net.ipv6.conf.all.accept_ra=2, and of the uplink itself, and the same in a"
                + " file of /etc/sysctl.d; or a static default route.";
    return new Outcome.Finding(
        family.word(),
        severity,
        title,
        explanation,
        lines,
        List.of(ip + " route show default", ip + " route show table all", ip + " rule show"),
        new Remedy(
            List.of("%s route add default via GATEWAY dev %s".formatted(ip, dev)),
            lasting,
            "%s route del default via GATEWAY dev %s".formatted(ip, dev),
            "A wrong gateway sends traffic astray instead of refusing it."));
  }
}
