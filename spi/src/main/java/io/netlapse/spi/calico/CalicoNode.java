package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What Calico knows of a node for BGP (projectcalico.org/v3 Node, {@code spec.bgp}).
 *
 * @param node its name
 * @param address {@code ipv4Address} with the length of its network; null for none
 * @param address6 {@code ipv6Address}; null for none
 * @param asNumber {@code asNumber}; null for that of the BGPConfiguration
 * @param clusterId {@code routeReflectorClusterID}; null for no reflector
 */
public record CalicoNode(
    String node,
    @Nullable String address,
    @Nullable String address6,
    @Nullable String asNumber,
    @Nullable String clusterId) {

  /** One value at a time. Fields: node, address, address6, as, cluster-id. */
  public static final FactKind KIND = FactKind.single("calico-node", "node");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("node", node)
        .with("address", address)
        .with("address6", address6)
        .with("as", asNumber)
        .with("cluster-id", clusterId)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoNode of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoNode(
        Fields.text(fact, "node"),
        Fields.textOrNull(fact, "address"),
        Fields.textOrNull(fact, "address6"),
        Fields.textOrNull(fact, "as"),
        Fields.textOrNull(fact, "cluster-id"));
  }
}
