package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A node in a table of {@code calicoctl get node -o wide}.
 *
 * @param node its name
 * @param address column IPV4; null for none
 * @param address6 column IPV6; null for none
 * @param asNumber column ASN; null for none
 */
public record CalicoNodeBrief(
    String node, @Nullable String address, @Nullable String address6, @Nullable String asNumber) {

  /** One value at a time. Fields: node, address, address6, as. */
  public static final FactKind KIND = FactKind.single("calico-node-brief", "node");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("node", node)
        .with("address", address)
        .with("address6", address6)
        .with("as", asNumber)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoNodeBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoNodeBrief(
        Fields.text(fact, "node"),
        Fields.textOrNull(fact, "address"),
        Fields.textOrNull(fact, "address6"),
        Fields.textOrNull(fact, "as"));
  }
}
