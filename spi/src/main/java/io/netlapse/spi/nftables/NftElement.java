package io.netlapse.spi.nftables;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An element of a named set or map that stays until somebody removes it.
 *
 * @param family nft's word for it: {@code ip ip6 inet arp bridge netdev}
 * @param table the name of the table
 * @param set the name of the set or map
 * @param element the key: a value, {@code from-to}, a prefix, or several joined by {@code . }
 * @param data of a map what it leads to; null for a set
 * @param comment its comment; null for none
 */
public record NftElement(
    String family,
    String table,
    String set,
    String element,
    @Nullable String data,
    @Nullable String comment) {

  /** Fields: family, table, set, element, data, comment. */
  public static final FactKind KIND =
      FactKind.single("nft-element", "family", "table", "set", "element");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("family", family)
        .with("table", table)
        .with("set", set)
        .with("element", element)
        .with("data", data)
        .with("comment", comment)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NftElement of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NftElement(
        Fields.text(fact, "family"),
        Fields.text(fact, "table"),
        Fields.text(fact, "set"),
        Fields.text(fact, "element"),
        Fields.textOrNull(fact, "data"),
        Fields.textOrNull(fact, "comment"));
  }
}
