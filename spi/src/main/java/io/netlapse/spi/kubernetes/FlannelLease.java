package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How other nodes reach a node of flannel, as flannel writes it to the annotations {@code
 * flannel.alpha.coreos.com/*} of the Node. Without the name of the node, which is not in every
 * output: {@link NodeAnnotation} has it.
 *
 * @param publicAddress the address that the backend sends to
 * @param backend {@code vxlan}, {@code host-gw}, {@code wireguard} and so on
 * @param vtepMac the link-layer address of its flannel.1; null where the backend has none
 * @param vni the network identifier; null where none is told
 */
public record FlannelLease(
    String publicAddress, String backend, @Nullable String vtepMac, @Nullable Integer vni) {

  /** Fields: public-address, backend, vtep-mac, vni. */
  public static final FactKind KIND = FactKind.multi("flannel-lease", "public-address");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("public-address", publicAddress)
        .with("backend", backend)
        .with("vtep-mac", vtepMac)
        .with("vni", vni)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static FlannelLease of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new FlannelLease(
        Fields.text(fact, "public-address"),
        Fields.text(fact, "backend"),
        Fields.textOrNull(fact, "vtep-mac"),
        Fields.numberOrNull(fact, "vni"));
  }
}
