package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A port of a Service, {@code spec.ports}.
 *
 * @param namespace its namespace
 * @param service its name
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param port the port that clients send to
 * @param name its name; null for none
 * @param target port of the endpoints, a number or a name
 * @param nodePort the port on every node; null for none
 * @param appProtocol {@code appProtocol}; null for none
 */
public record ServicePortSpec(
    String namespace,
    String service,
    String protocol,
    int port,
    @Nullable String name,
    String target,
    @Nullable Integer nodePort,
    @Nullable String appProtocol) {

  /** Fields: namespace, service, protocol, port, name, target, node-port, app-protocol. */
  public static final FactKind KIND =
      FactKind.multi("k8s-service-port", "namespace", "service", "protocol", "port");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("service", service)
        .with("protocol", protocol)
        .with("port", port)
        .with("name", name)
        .with("target", target)
        .with("node-port", nodePort)
        .with("app-protocol", appProtocol)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ServicePortSpec of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ServicePortSpec(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "service"),
        Fields.text(fact, "protocol"),
        Fields.number(fact, "port"),
        Fields.textOrNull(fact, "name"),
        Fields.text(fact, "target"),
        Fields.numberOrNull(fact, "node-port"),
        Fields.textOrNull(fact, "app-protocol"));
  }
}
