package io.netlapse.spi.system;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The version of a program on the node, as the program itself tells it.
 *
 * @param component {@code kubelet}, {@code kube-proxy}, {@code containerd}, {@code docker}, {@code
 *     crio}, {@code runc}, {@code iptables}, {@code iproute2}, {@code nftables}, {@code systemd} or
 *     {@code kernel}
 * @param version the version without a leading {@code v}
 * @param detail what belongs to it: for iptables the back end, {@code nf_tables} or {@code legacy};
 *     null for the others, and for an iptables that is too old to have two
 */
public record ComponentVersion(String component, String version, @Nullable String detail) {

  /** One value a component. Fields: component, version, detail. */
  public static final FactKind KIND = FactKind.single("version", "component");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("component", component)
        .with("version", version)
        .with("detail", detail)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ComponentVersion of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ComponentVersion(
        Fields.text(fact, "component"),
        Fields.text(fact, "version"),
        Fields.textOrNull(fact, "detail"));
  }
}
