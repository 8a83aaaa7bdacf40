package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A pool of addresses for pods (projectcalico.org/v3 IPPool). Defaults are written out.
 *
 * @param name its name
 * @param cidr its prefix
 * @param blockSize the length of a block of one node
 * @param ipip {@code Never}, {@code Always} or {@code CrossSubnet}
 * @param vxlan {@code Never}, {@code Always} or {@code CrossSubnet}
 * @param natOutgoing whether what leaves all pools is masqueraded
 * @param disabled whether no address is given any more
 * @param bgpExport whether BGP tells of it
 * @param nodeSelector the nodes that may use it
 * @param uses {@code Workload}, {@code Tunnel}, {@code LoadBalancer}, sorted, joined by commas
 */
public record CalicoPool(
    String name,
    String cidr,
    int blockSize,
    String ipip,
    String vxlan,
    boolean natOutgoing,
    boolean disabled,
    boolean bgpExport,
    String nodeSelector,
    String uses) {

  /**
   * One value at a time. Fields: name, cidr, block-size, ipip, vxlan, nat-outgoing, disabled,
   * bgp-export, node-selector, uses.
   */
  public static final FactKind KIND = FactKind.single("calico-ip-pool", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("name", name)
        .with("cidr", cidr)
        .with("block-size", blockSize)
        .with("ipip", ipip)
        .with("vxlan", vxlan)
        .with("nat-outgoing", natOutgoing)
        .with("disabled", disabled)
        .with("bgp-export", bgpExport)
        .with("node-selector", nodeSelector)
        .with("uses", uses)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoPool of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoPool(
        Fields.text(fact, "name"),
        Fields.text(fact, "cidr"),
        Fields.number(fact, "block-size"),
        Fields.text(fact, "ipip"),
        Fields.text(fact, "vxlan"),
        Boolean.parseBoolean(Fields.text(fact, "nat-outgoing")),
        Boolean.parseBoolean(Fields.text(fact, "disabled")),
        Boolean.parseBoolean(Fields.text(fact, "bgp-export")),
        Fields.text(fact, "node-selector"),
        Fields.text(fact, "uses"));
  }
}
