package io.netlapse.engine.diagnostics.ipvs;

import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.ipvs.KubeIpvsDevice.Held;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Something on {@code kube-ipvs0} that is left over: an address that no IPVS virtual server uses, a
 * route without its address, an address without its route. Page: {@code
 * docs/rules/orphan-ipvs-address.md}.
 */
public final class OrphanIpvsAddress implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "orphan-ipvs-address",
          "An address on kube-ipvs0 serves nothing, or only half of it is there",
          Severity.WARNING,
          List.of(Address.KIND, Route.KIND, IpvsVirtualServer.KIND),
          List.of(),
          KubeProxyMechanisms.LEAVING);

  /** For {@link java.util.ServiceLoader}. */
  public OrphanIpvsAddress() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    KubeIpvsDevice device = KubeIpvsDevice.of(node);
    String name = node.id().name();
    if (!device.isShown()) {
      return List.of(new Outcome.Unknown(null, "the addresses or table local of " + name));
    }
    List<Outcome> outcomes = new ArrayList<>();
    Servers servers = Servers.of(node);
    for (Map.Entry<IpAddress, Held> entry : device.byAddress().entrySet()) {
      LeftoverAddress leftover =
          new LeftoverAddress(name, entry.getKey(), entry.getValue().evidence());
      outcome(leftover, device, servers).ifPresent(outcomes::add);
    }
    return outcomes;
  }

  private static Optional<Outcome> outcome(
      LeftoverAddress leftover, KubeIpvsDevice device, Servers servers) {
    IpAddress address = leftover.address();
    if (device.lacksAddress(address)) {
      return Optional.of(leftover.routeAlone(servers.use(address)));
    }
    if (servers.use(address)) {
      return device.lacksRoute(address) ? Optional.of(leftover.addressAlone()) : Optional.empty();
    }
    return Optional.of(servers.areKnown() ? leftover.unused() : leftover.unknown());
  }

  /**
   * The node's virtual servers.
   *
   * @param known whether all of them were shown
   * @param marked whether one answers to a firewall mark, and so to any address
   * @param addresses the addresses that they answer to
   */
  private record Servers(boolean known, boolean marked, Set<IpAddress> addresses) {

    static Servers of(NodeView node) {
      List<IpvsService> services =
          node.facts(IpvsVirtualServer.KIND).stream()
              .map(seen -> IpvsVirtualServer.of(seen.fact()).service())
              .toList();
      return new Servers(
          node.wouldShow(IpvsVirtualServer.KIND, Map.of()),
          services.stream().anyMatch(service -> service.fwmark() != null),
          services.stream().map(IpvsService::address).filter(Objects::nonNull).collect(toSet()));
    }

    boolean use(IpAddress address) {
      return addresses.contains(address);
    }

    /** Whether an address that none of them names is used by none. */
    boolean areKnown() {
      return known && !marked;
    }
  }
}
