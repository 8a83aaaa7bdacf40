package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A port of a Service in a table, {@code 80:32643/TCP}: {@link ServicePortSpec} without its name
 * and target.
 *
 * @param namespace its namespace
 * @param service its name
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param port the port that clients send to
 * @param nodePort the port on every node; null for none
 */
public record ServicePortBrief(
    String namespace, String service, String protocol, int port, @Nullable Integer nodePort) {

  /** Fields: namespace, service, protocol, port, node-port. */
  public static final FactKind KIND =
      FactKind.multi("k8s-service-port-brief", "namespace", "service", "protocol", "port");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("service", service)
        .with("protocol", protocol)
        .with("port", port)
        .with("node-port", nodePort)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ServicePortBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ServicePortBrief(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "service"),
        Fields.text(fact, "protocol"),
        Fields.number(fact, "port"),
        Fields.numberOrNull(fact, "node-port"));
  }
}
