package io.netlapse.spi.nftables;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A named stateful object or flow table of nf_tables (nft(8), STATEFUL OBJECTS and FLOWTABLES).
 *
 * @param family nft's word for it: {@code ip ip6 inet arp bridge netdev}
 * @param table the name of the table
 * @param type {@code counter quota limit ct-helper ct-timeout ct-expectation synproxy secmark
 *     flowtable}
 * @param name its name
 * @param settings how it is set, {@code name value} joined by commas in the order of the names;
 *     null where there is nothing to set, as of a counter
 * @param comment its comment; null for none
 */
public record NftObject(
    String family,
    String table,
    String type,
    String name,
    @Nullable String settings,
    @Nullable String comment) {

  /** Fields: family, table, type, name, settings, comment. */
  public static final FactKind KIND =
      FactKind.single("nft-object", "family", "table", "type", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("family", family)
        .with("table", table)
        .with("type", type)
        .with("name", name)
        .with("settings", settings)
        .with("comment", comment)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NftObject of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NftObject(
        Fields.text(fact, "family"),
        Fields.text(fact, "table"),
        Fields.text(fact, "type"),
        Fields.text(fact, "name"),
        Fields.textOrNull(fact, "settings"),
        Fields.textOrNull(fact, "comment"));
  }
}
