package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A pool or block of addresses in {@code calicoctl ipam show}, without the counts.
 *
 * @param grouping {@code IP Pool} or {@code Block}
 * @param cidr its prefix
 * @param exhausted whether no address is free
 */
public record CalicoIpamBlock(String grouping, String cidr, boolean exhausted) {

  /** One value at a time. Fields: grouping, cidr, exhausted. */
  public static final FactKind KIND = FactKind.single("calico-ipam", "grouping", "cidr");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("grouping", grouping)
        .with("cidr", cidr)
        .with("exhausted", exhausted)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoIpamBlock of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoIpamBlock(
        Fields.text(fact, "grouping"),
        Fields.text(fact, "cidr"),
        Boolean.parseBoolean(Fields.text(fact, "exhausted")));
  }
}
