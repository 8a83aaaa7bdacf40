package io.netlapse.engine.diagnostics.ipvs;

import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.index.Selection;
import io.netlapse.engine.diagnostics.network.SpecialAddresses;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a node's {@code kube-ipvs0}.
 *
 * @param addressesShown of which families all addresses of the device were shown
 * @param localTableShown whether table {@code local} was seen as a whole, so that a route that is
 *     not there is missing
 * @param byAddress what is known of each address, in order
 */
record KubeIpvsDevice(
    Set<IpFamily> addressesShown, boolean localTableShown, SortedMap<IpAddress, Held> byAddress) {

  static final String NAME = "kube-ipvs0";

  private static final Selection<SeenFact> ROUTES =
      routes(route -> isLocal(route, NAME) && !isLinkLocal(route));

  private static final Selection<SeenFact> LOOPBACK =
      routes(route -> isLocal(route, "lo") && route.family() == IpFamily.INET);

  static Selection<SeenFact> routes(Predicate<Route> wanted) {
    return new Selection<>(
        Route.KIND, seen -> Optional.of(seen).filter(_ -> wanted.test(Route.of(seen.fact()))));
  }

  /**
   * What a node shows of one address on the device; at least one of the lines.
   *
   * @param address the line of the address itself
   * @param route the line of its route in table {@code local}
   */
  record Held(@Nullable SeenFact address, @Nullable SeenFact route) {

    List<Evidence> evidence() {
      List<Evidence> lines = new ArrayList<>();
      if (address != null) {
        lines.add(address.evidence());
      }
      if (route != null) {
        lines.add(route.evidence());
      }
      return lines;
    }
  }

  static KubeIpvsDevice of(NodeView node) {
    SortedMap<IpAddress, Held> held = new TreeMap<>();
    for (SeenFact seen : node.facts(Address.KIND)) {
      Address address = Address.of(seen.fact());
      if (address.dev().equals(NAME) && !address.scope().equals("link")) {
        held.merge(address.address().address(), new Held(seen, null), KubeIpvsDevice::both);
      }
    }
    for (SeenFact seen : node.index(ROUTES)) {
      IpAddress address = Route.of(seen.fact()).dst().address();
      held.merge(address, new Held(null, seen), KubeIpvsDevice::both);
    }
    return new KubeIpvsDevice(addressesShown(node), !node.index(LOOPBACK).isEmpty(), held);
  }

  private static Set<IpFamily> addressesShown(NodeView node) {
    return Stream.of(IpFamily.values())
        .filter(
            family -> node.wouldShow(Address.KIND, Map.of("dev", NAME, "family", family.word())))
        .collect(toSet());
  }

  /** Whether what stands on the device was looked at: an address there is in both places. */
  boolean isShown() {
    return !addressesShown.isEmpty() || localTableShown || !byAddress.isEmpty();
  }

  /**
   * Whether an address is there whose route was taken away. Said of IPv4 only: what an IPv6 address
   * on a device that is DOWN brings along was not measured.
   */
  boolean lacksRoute(IpAddress address) {
    Held there = byAddress.get(address);
    return there != null
        && there.address() != null
        && there.route() == null
        && localTableShown
        && address.family() == IpFamily.INET;
  }

  /** Whether a route is there whose address was taken away, or never was. */
  boolean lacksAddress(IpAddress address) {
    Held there = byAddress.get(address);
    return there != null && there.address() == null && addressesShown.contains(address.family());
  }

  /** Whether the route makes the kernel take packets in that are for one address of the device. */
  static boolean isLocal(Route route, String dev) {
    return route.type().equals("local") && route.table().equals("local") && dev.equals(route.dev());
  }

  /** Every node has these, on every device that was ever up. */
  private static boolean isLinkLocal(Route route) {
    return SpecialAddresses.isLinkLocal(route.dst().address());
  }

  private static Held both(Held one, Held other) {
    return new Held(
        one.address() == null ? other.address() : one.address(),
        one.route() == null ? other.route() : one.route());
  }
}
