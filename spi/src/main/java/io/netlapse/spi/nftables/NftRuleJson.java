package io.netlapse.spi.nftables;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A rule of {@code nft -j} with an expression of which the text form is not known here; never
 * compared with an {@link NftRule}.
 *
 * @param family nft's word for it: {@code ip ip6 inet arp bridge netdev}
 * @param table the name of the table
 * @param chain the name of the chain
 * @param expression the array {@code expr} as compact JSON, counters left out
 * @param comment its comment; null for none
 * @param owner as in {@link NftRule}
 */
public record NftRuleJson(
    String family,
    String table,
    String chain,
    String expression,
    @Nullable String comment,
    String owner) {

  /** Fields: family, table, chain, expr, comment, owner. */
  public static final FactKind KIND =
      FactKind.multi("nft-rule-json", "family", "table", "chain", "expr");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("family", family)
        .with("table", table)
        .with("chain", chain)
        .with("expr", expression)
        .with("comment", comment)
        .with("owner", owner)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NftRuleJson of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NftRuleJson(
        Fields.text(fact, "family"),
        Fields.text(fact, "table"),
        Fields.text(fact, "chain"),
        Fields.text(fact, "expr"),
        Fields.textOrNull(fact, "comment"),
        Fields.text(fact, "owner"));
  }
}
