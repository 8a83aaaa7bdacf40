package io.netlapse.engine.diagnostics.podrange;

import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.PodRange;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.engine.diagnostics.network.RefusedRoute;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An address that a left device has, in a range that is another node's now. The kernel takes it as
 * the node's own: it sends out nothing for it, and takes no route that has it as next hop.
 *
 * @param address the address, with its length
 * @param range the range of the other node's pods
 * @param told the line that tells of the range
 */
record AddressInTheWay(IpPrefix address, IpPrefix range, Evidence told) {

  /** Empty for an address that is in nobody's way, as far as other nodes' ranges are known. */
  static Optional<AddressInTheWay> of(NodeView node, NodeAddress address, PodRanges ranges) {
    Stream<AddressInTheWay> refused =
        RefusedRoute.ever(node)
            .map(route -> new AddressInTheWay(address.address(), route.prefix(), route.evidence()));
    Stream<AddressInTheWay> others =
        ranges.others().stream()
            .flatMap(other -> ranges.inUse(other).stream())
            .filter(range -> range.source() != PodRange.Source.CALICO_BLOCK)
            .map(
                range ->
                    new AddressInTheWay(address.address(), range.range(), range.seen().evidence()));
    return Stream.concat(refused, others)
        .filter(one -> one.range().contains(one.address()))
        .filter(one -> ranges.self().range(one.range()).isEmpty())
        .findFirst();
  }

  /** What it does. */
  String words(String node) {
    IpAddress own = address.address();
    return ("Its address %s lies in %s, where another node has its pods now. %s takes the address"
            + " as its own: the kernel refuses a route with next hop %s (\"invalid argument\"),"
            + " which is the way to those pods in flannel's network, and %s answers itself whatever"
            + " is sent to %s. The pods in %s are not reached from %s.")
        .formatted(own, range, node, own, node, own, range, node);
  }
}
