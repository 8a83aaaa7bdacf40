package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.engine.diagnostics.index.Grouping;
import io.netlapse.engine.diagnostics.index.Groups;
import io.netlapse.engine.diagnostics.index.Selection;
import io.netlapse.engine.diagnostics.ipvs.KubeIpvsDevice.Held;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * @param byAddress those that answer to an address
   */
  private record Servers(boolean known, boolean marked, Groups<IpAddress, IpvsService> byAddress) {

    private static final Grouping<IpAddress, IpvsService> BY_ADDRESS =
        new Grouping<>(
            IpvsVirtualServer.KIND,
            seen -> IpvsVirtualServer.of(seen.fact()).service(),
            service -> Optional.ofNullable(service.address()));

    private static final Selection<SeenFact> MARKED =
        new Selection<>(
            IpvsVirtualServer.KIND,
            seen ->
                Optional.of(seen)
                    .filter(_ -> IpvsVirtualServer.of(seen.fact()).service().fwmark() != null));

    static Servers of(NodeView node) {
      return new Servers(
          node.wouldShow(IpvsVirtualServer.KIND, Map.of()),
          !node.index(MARKED).isEmpty(),
          node.index(BY_ADDRESS));
    }

    boolean use(IpAddress address) {
      return !byAddress.get(address).isEmpty();
    }

    /** Whether an address that none of them names is used by none. */
    boolean areKnown() {
      return known && !marked;
    }
  }
}
