package io.netlapse.spi.nftables;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What {@code nft -j} of many versions does not tell of a table, a chain or a set, and text does.
 *
 * @param family nft's word for it: {@code ip ip6 inet arp bridge netdev}
 * @param table the name of the table
 * @param of {@code table}, {@code chain} or {@code set}
 * @param name the name of the table, chain or set
 * @param comment of a table or a chain; null for none
 * @param flags of a table {@code dormant owner persist}, of a set {@code dynamic auto-merge},
 *     joined by commas; null for none
 * @param devices that a chain is hooked to, in the order of their names, joined by commas; null for
 *     none
 */
public record NftDetail(
    String family,
    String table,
    String of,
    String name,
    @Nullable String comment,
    @Nullable String flags,
    @Nullable String devices) {

  /** Fields: family, table, of, name, comment, flags, devices. */
  public static final FactKind KIND =
      FactKind.single("nft-detail", "family", "table", "of", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("family", family)
        .with("table", table)
        .with("of", of)
        .with("name", name)
        .with("comment", comment)
        .with("flags", flags)
        .with("devices", devices)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NftDetail of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NftDetail(
        Fields.text(fact, "family"),
        Fields.text(fact, "table"),
        Fields.text(fact, "of"),
        Fields.text(fact, "name"),
        Fields.textOrNull(fact, "comment"),
        Fields.textOrNull(fact, "flags"),
        Fields.textOrNull(fact, "devices"));
  }
}
