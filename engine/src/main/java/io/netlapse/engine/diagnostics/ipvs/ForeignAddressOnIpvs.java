package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.engine.diagnostics.SubjectFilter;
import io.netlapse.engine.diagnostics.index.Selection;
import io.netlapse.engine.diagnostics.ipvs.KubeIpvsDevice.Held;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An address on {@code kube-ipvs0} that is another node's own, a gateway's or the API server's:
 * traffic for it never leaves this node. Page: {@code docs/rules/foreign-address-on-ipvs.md}.
 *
 * <p>A load-balancer address that no node owns belongs there, and so does the node's own:
 * kube-proxy binds a Service's external address on its owner too.
 */
public final class ForeignAddressOnIpvs implements SubjectFilter {

  private static final RuleInfo INFO =
      new RuleInfo(
          "foreign-address-on-ipvs",
          "An address on kube-ipvs0 is another machine's own",
          Severity.CRITICAL,
          Kinds.of(
              NodeRoute.KINDS,
              ObjectAddresses.KINDS,
              ObjectAddresses.NAMES,
              List.of(
                  Address.KIND, IpvsRealServer.KIND, MaskedCapture.ROUTE, MaskedCapture.DECISION)),
          Kinds.of(List.of(Address.KIND), ObjectAddresses.KINDS),
          KubeProxyMechanisms.BINDING);

  private static final Selection<IpAddress> ADDRESSES =
      new Selection<>(Address.KIND, seen -> heldBy(Address.of(seen.fact())));

  private static final Selection<IpAddress> ROUTES =
      new Selection<>(Route.KIND, seen -> heldBy(Route.of(seen.fact())));

  /** For {@link java.util.ServiceLoader}. */
  public ForeignAddressOnIpvs() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean matters(Fact believed) {
    return ObjectAddresses.KINDS.contains(believed.kind())
        || OwnAddresses.mayBeOwn(Address.of(believed));
  }

  @Override
  public Optional<String> subjectOf(Fact fact) {
    if (fact.kind().equals(Address.KIND)) {
      return Optional.of(Address.of(fact).address().address().text());
    }
    if (fact.kind().equals(Route.KIND)) {
      return Optional.of(Route.of(fact).dst().address().text());
    }
    return Optional.empty();
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<Outcome> outcomes = new ArrayList<>(MaskedCapture.of(node));
    KubeIpvsDevice device = KubeIpvsDevice.of(node);
    if (!device.isShown() && outcomes.isEmpty()) {
      outcomes.add(
          new Outcome.Unknown(null, "the addresses or table local of " + node.id().name()));
    }
    if (device.byAddress().isEmpty()) {
      return outcomes;
    }
    Claims claims = Claims.of(node, cluster);
    Set<IpAddress> elsewhere = heldElsewhere(node);
    elsewhere.addAll(ObjectAddresses.ofSelf(node, cluster.others(node)));
    for (Map.Entry<IpAddress, Held> entry : device.byAddress().entrySet()) {
      if (!elsewhere.contains(entry.getKey())) {
        outcome(node, device, entry.getKey(), claims).ifPresent(outcomes::add);
      }
    }
    return outcomes;
  }

  private static Optional<Outcome> outcome(
      NodeView node, KubeIpvsDevice device, IpAddress address, Claims claims) {
    CapturedAddress captured = new CapturedAddress(node.id().name(), address, device);
    Claim claim = claims.to(address);
    if (claim != null) {
      return Optional.of(captured.finding(claim));
    }
    if (claims.isAlone() && Neighbourhood.of(node).mayHold(address)) {
      return Optional.of(captured.suspicion());
    }
    return claims.silent().isEmpty() && !claims.isAlone()
        ? Optional.empty()
        : Optional.of(new Outcome.Unknown(address.text(), claims.lacking()));
  }

  /**
   * What this node has on any other device, too: then the address is its own, or one it may hold.
   */
  private static Set<IpAddress> heldElsewhere(NodeView node) {
    Set<IpAddress> held = new HashSet<>();
    held.addAll(node.index(ADDRESSES));
    held.addAll(node.index(ROUTES));
    return held;
  }

  private static Optional<IpAddress> heldBy(Address address) {
    return address.dev().equals(KubeIpvsDevice.NAME)
        ? Optional.empty()
        : Optional.of(address.address().address());
  }

  private static Optional<IpAddress> heldBy(Route route) {
    String dev = route.dev();
    return dev != null
            && !dev.equals(KubeIpvsDevice.NAME)
            && route.dst().isSingle()
            && KubeIpvsDevice.isLocal(route, dev)
        ? Optional.of(route.dst().address())
        : Optional.empty();
  }
}
