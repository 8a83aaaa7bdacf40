package io.netlapse.engine.diagnostics.ipvs;

import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.network.IpAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * NodePorts of a range that nobody told, known by where they are served: a virtual server on the
 * first address of an uplink is a NodePort's. What a Service names as its external address has the
 * Service's own port, which its cluster address has too; a director that is no kube-proxy serves on
 * addresses that float.
 *
 * @param ports each with its protocol before it
 */
record ProvenNodePorts(Set<String> ports) {

  /** Below it ports are for programs that the system starts, and no NodePort was ever seen. */
  private static final int UNPRIVILEGED = 1024;

  static ProvenNodePorts of(NodeView node) {
    if (NodePortRange.isTold(node)) {
      return new ProvenNodePorts(Set.of());
    }
    List<NodeAddress> own = NodePortAddresses.of(node).toList();
    Set<IpAddress> all = addresses(own.stream());
    Set<IpAddress> first =
        addresses(
            own.stream()
                .filter(address -> !address.flags().contains("secondary"))
                .filter(address -> !address.address().isSingle()));
    Set<String> services = ports(node, service -> !all.contains(service.address()));
    // Without a cluster address it is not kube-proxy's table, or a part of it.
    Set<String> ports =
        services.isEmpty()
            ? Set.of()
            : ports(node, service -> first.contains(service.address()) && isUnprivileged(service));
    return new ProvenNodePorts(
        ports.stream().filter(port -> !services.contains(port)).collect(toSet()));
  }

  /** Whether the port of a virtual server is one of them. */
  boolean hold(IpvsService service) {
    return ports.contains(port(service));
  }

  private static Set<String> ports(NodeView node, Predicate<IpvsService> which) {
    return node.facts(IpvsVirtualServer.KIND).stream()
        .map(seen -> IpvsVirtualServer.of(seen.fact()).service())
        .filter(service -> service.address() != null && which.test(service))
        .map(ProvenNodePorts::port)
        .collect(toSet());
  }

  private static boolean isUnprivileged(IpvsService service) {
    Integer port = service.port();
    return port != null && port >= UNPRIVILEGED;
  }

  private static String port(IpvsService service) {
    return service.protocol() + " " + service.port();
  }

  private static Set<IpAddress> addresses(Stream<NodeAddress> own) {
    return own.map(address -> address.address().address()).collect(toSet());
  }
}
