package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.engine.diagnostics.index.Selection;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.engine.diagnostics.network.SpecialAddresses;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.network.Route;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where other machines' addresses are likely to be, as one node alone can tell. For suspicions
 * only.
 *
 * @param networks the networks of its uplinks
 */
record Neighbourhood(Set<IpPrefix> networks) {

  /** How wide a network is taken to be where only an address of it was shown. */
  private static final int ASSUMED_LENGTH = 24;

  private static final Selection<IpPrefix> BY_ROUTES =
      new Selection<>(Route.KIND, seen -> network(Route.of(seen.fact())));

  static Neighbourhood of(NodeView node) {
    Set<IpPrefix> networks = new HashSet<>();
    for (SeenFact seen : OwnAddresses.of(node).values()) {
      networks.add(Address.of(seen.fact()).address().network());
    }
    networks.addAll(node.index(BY_ROUTES));
    return new Neighbourhood(Set.copyOf(networks));
  }

  /**
   * Whether an address looks like a machine's and not like a Service's: public, or in a network.
   */
  boolean mayHold(IpAddress address) {
    return SpecialAddresses.isPublic(address)
        || networks.stream().anyMatch(network -> network.contains(address));
  }

  private static Optional<IpPrefix> network(Route route) {
    String dev = route.dev();
    if (dev == null || !OwnAddresses.isUplink(dev)) {
      return Optional.empty();
    }
    if (isConnected(route)) {
      return Optional.of(route.dst());
    }
    return KubeIpvsDevice.isLocal(route, dev) && route.family() == IpFamily.INET
        ? Optional.of(new IpPrefix(route.dst().address(), ASSUMED_LENGTH).network())
        : Optional.empty();
  }

  /** The route that comes with an address of a device: its destination is that device's network. */
  private static boolean isConnected(Route route) {
    return route.type().equals("unicast")
        && route.via() == null
        && route.scope().equals("link")
        && !route.dst().isSingle()
        && !route.isDefault();
  }
}
