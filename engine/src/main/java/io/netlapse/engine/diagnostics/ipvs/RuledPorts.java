package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.engine.diagnostics.loadbalancer.ServiceEndpoint;
import io.netlapse.engine.diagnostics.network.ProxyMode;
import io.netlapse.engine.diagnostics.network.WrittenMode;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.kubernetes.ServicePort;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The ports of Services that rules of iptables keep up to date on a node, beside what IPVS mode has
 * left there. None where kube-proxy is not known to work by iptables: then the rules may be what is
 * left.
 *
 * @param ports with endpoints
 */
record RuledPorts(List<ServicePort> ports) {

  /** The kinds of facts of which it is made. */
  static final List<FactKind> KINDS = WrittenMode.KINDS;

  static RuledPorts of(NodeView node) {
    if (WrittenMode.orRunning(node) != ProxyMode.IPTABLES) {
      return new RuledPorts(List.of());
    }
    return new RuledPorts(
        node.facts(ServicePort.KIND).stream()
            .map(seen -> ServicePort.of(seen.fact()))
            .filter(port -> ProxyMode.of(port.backend()) == ProxyMode.IPTABLES)
            .filter(port -> !port.endpoints().isEmpty())
            .toList());
  }

  /** The port at the address of a real server's virtual server whose endpoints it is none of. */
  Optional<ServicePort> without(IpvsRealServer server) {
    String endpoint =
        ServiceEndpoint.text(server.server().text(), Integer.toString(server.serverPort()));
    List<ServicePort> same = ports.stream().filter(port -> isAt(port, server)).toList();
    return same.stream().noneMatch(port -> port.endpoints().contains(endpoint))
        ? same.stream().findFirst()
        : Optional.empty();
  }

  private static boolean isAt(ServicePort port, IpvsRealServer server) {
    return port.address() != null
        && port.address().equals(server.service().address())
        && Objects.equals(port.port(), server.service().port())
        && port.protocol().equals(server.service().protocol().name().toLowerCase(Locale.ROOT));
  }
}
