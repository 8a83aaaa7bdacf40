package io.netlapse.spi.nftables;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A table of nf_tables (nft(8), TABLES). Its flags and comment are an {@link NftDetail}.
 *
 * @param family nft's word for it: {@code ip ip6 inet arp bridge netdev}
 * @param name its name
 */
public record NftTable(String family, String name) {

  /** Fields: family, table. */
  public static final FactKind KIND = FactKind.single("nft-table", "family", "table");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("family", family).with("table", name).fact(KIND);
  }

  /** Reads the canonical form. */
  public static NftTable of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NftTable(Fields.text(fact, "family"), Fields.text(fact, "table"));
  }
}
