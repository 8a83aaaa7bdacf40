package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A pool in a table of {@code calicoctl get ippool}: {@link CalicoPool} as far as the columns go.
 *
 * @param form {@code plain} or {@code wide}
 * @param name its name
 * @param cidr its prefix
 * @param selector the nodes that may use it; null where not shown
 * @param natOutgoing column NAT; null where not shown
 * @param ipip column IPIPMODE; null where not shown
 * @param vxlan column VXLANMODE; null where not shown
 * @param disabled column DISABLED; null where not shown
 * @param bgpExport column DISABLEBGPEXPORT; null where not shown
 */
public record CalicoPoolBrief(
    String form,
    String name,
    String cidr,
    @Nullable String selector,
    @Nullable String natOutgoing,
    @Nullable String ipip,
    @Nullable String vxlan,
    @Nullable String disabled,
    @Nullable String bgpExport) {

  /**
   * One value at a time. Fields: form, name, cidr, selector, nat-outgoing, ipip, vxlan, disabled,
   * bgp-export-disabled.
   */
  public static final FactKind KIND = FactKind.single("calico-ip-pool-brief", "form", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("form", form)
        .with("name", name)
        .with("cidr", cidr)
        .with("selector", selector)
        .with("nat-outgoing", natOutgoing)
        .with("ipip", ipip)
        .with("vxlan", vxlan)
        .with("disabled", disabled)
        .with("bgp-export-disabled", bgpExport)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoPoolBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoPoolBrief(
        Fields.text(fact, "form"),
        Fields.text(fact, "name"),
        Fields.text(fact, "cidr"),
        Fields.textOrNull(fact, "selector"),
        Fields.textOrNull(fact, "nat-outgoing"),
        Fields.textOrNull(fact, "ipip"),
        Fields.textOrNull(fact, "vxlan"),
        Fields.textOrNull(fact, "disabled"),
        Fields.textOrNull(fact, "bgp-export-disabled"));
  }
}
