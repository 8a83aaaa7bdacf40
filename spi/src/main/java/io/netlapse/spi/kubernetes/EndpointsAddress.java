package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An address and port of an Endpoints object.
 *
 * @param namespace its namespace
 * @param service its name
 * @param address the address in canonical form
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}; null without port
 * @param port the port; null for none
 * @param portName its name; null for none
 * @param ready whether it gets connections: it does not where it stands under {@code
 *     notReadyAddresses}
 * @param node where it is; null where not told
 * @param target {@code Pod/namespace/name}; null where not told
 */
public record EndpointsAddress(
    String namespace,
    String service,
    String address,
    @Nullable String protocol,
    @Nullable Integer port,
    @Nullable String portName,
    boolean ready,
    @Nullable String node,
    @Nullable String target) {

  /** Fields: namespace, service, address, protocol, port, port-name, ready, node, target. */
  public static final FactKind KIND =
      FactKind.multi(
          "k8s-endpoints-address", "namespace", "service", "address", "protocol", "port");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("service", service)
        .with("address", address)
        .with("protocol", protocol)
        .with("port", port)
        .with("port-name", portName)
        .with("ready", ready)
        .with("node", node)
        .with("target", target)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static EndpointsAddress of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new EndpointsAddress(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "service"),
        Fields.text(fact, "address"),
        Fields.textOrNull(fact, "protocol"),
        Fields.numberOrNull(fact, "port"),
        Fields.textOrNull(fact, "port-name"),
        Boolean.parseBoolean(Fields.text(fact, "ready")),
        Fields.textOrNull(fact, "node"),
        Fields.textOrNull(fact, "target"));
  }
}
