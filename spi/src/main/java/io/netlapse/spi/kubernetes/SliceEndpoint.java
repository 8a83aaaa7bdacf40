package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint and port of a Service as its EndpointSlices tell it; which slice holds it is left
 * out, for it changes without reason. Null conditions of the API are what it says to take them for.
 *
 * @param namespace its namespace
 * @param service its name
 * @param address the address in canonical form
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}; null without port
 * @param port the port; null for all
 * @param portName its name; null for none
 * @param ready whether it gets new connections
 * @param serving whether it answers, terminating or not
 * @param terminating whether it is about to end
 * @param node where it is; null where not told
 * @param zone the zone of its node; null where not told
 * @param target {@code Pod/namespace/name}; null where not told
 */
public record SliceEndpoint(
    String namespace,
    String service,
    String address,
    @Nullable String protocol,
    @Nullable Integer port,
    @Nullable String portName,
    boolean ready,
    boolean serving,
    boolean terminating,
    @Nullable String node,
    @Nullable String zone,
    @Nullable String target) {

  /**
   * Fields: namespace, service, address, protocol, port, port-name, ready, serving, terminating,
   * node, zone, target.
   */
  public static final FactKind KIND =
      FactKind.multi("k8s-endpoint", "namespace", "service", "address", "protocol", "port");

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
        .with("serving", serving)
        .with("terminating", terminating)
        .with("node", node)
        .with("zone", zone)
        .with("target", target)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static SliceEndpoint of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new SliceEndpoint(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "service"),
        Fields.text(fact, "address"),
        Fields.textOrNull(fact, "protocol"),
        Fields.numberOrNull(fact, "port"),
        Fields.textOrNull(fact, "port-name"),
        Boolean.parseBoolean(Fields.text(fact, "ready")),
        Boolean.parseBoolean(Fields.text(fact, "serving")),
        Boolean.parseBoolean(Fields.text(fact, "terminating")),
        Fields.textOrNull(fact, "node"),
        Fields.textOrNull(fact, "zone"),
        Fields.textOrNull(fact, "target"));
  }
}
