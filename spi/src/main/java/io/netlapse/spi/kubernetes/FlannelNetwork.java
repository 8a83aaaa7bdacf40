package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The network of flannel, {@code net-conf.json} of its ConfigMap (flannel,
 * Documentation/configuration.md). Defaults are written out.
 *
 * @param namespace the namespace of the ConfigMap
 * @param name its name
 * @param network the IPv4 prefix of all pods; null where it has none
 * @param network6 the IPv6 prefix; null where it has none
 * @param backend {@code vxlan}, {@code host-gw}, {@code wireguard}, {@code udp} and so on
 * @param options the other settings of the backend, {@code name=value} sorted, joined by commas;
 *     null for none
 */
public record FlannelNetwork(
    String namespace,
    String name,
    @Nullable String network,
    @Nullable String network6,
    String backend,
    @Nullable String options) {

  /** One value at a time. Fields: namespace, name, network, network6, backend, options. */
  public static final FactKind KIND = FactKind.single("flannel-network", "namespace", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("name", name)
        .with("network", network)
        .with("network6", network6)
        .with("backend", backend)
        .with("options", options)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static FlannelNetwork of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new FlannelNetwork(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "name"),
        Fields.textOrNull(fact, "network"),
        Fields.textOrNull(fact, "network6"),
        Fields.text(fact, "backend"),
        Fields.textOrNull(fact, "options"));
  }
}
