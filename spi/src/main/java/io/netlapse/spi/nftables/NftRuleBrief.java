package io.netlapse.spi.nftables;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A rule that is not shown whole. In a table that iptables-nft manages nft shows it with holes, and
 * only iptables-nft-save tells what stands there; of kube-proxy's table a listing without the maps
 * does not tell to which service a rule belongs. No listing denies such a fact.
 *
 * @param family nft's word for it: {@code ip ip6 inet arp bridge netdev}
 * @param table the name of the table
 * @param chain the name of the chain
 * @param text what is shown of its statements, in the form of {@link NftRule#text()}
 * @param owner as in {@link NftRule}
 * @param form {@code text} or {@code json}: which listing shows these holes
 */
public record NftRuleBrief(
    String family, String table, String chain, String text, String owner, String form) {

  /** Fields: family, table, chain, rule, owner, form. */
  public static final FactKind KIND =
      FactKind.multi("nft-rule-brief", "family", "table", "chain", "rule");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("family", family)
        .with("table", table)
        .with("chain", chain)
        .with("rule", text)
        .with("owner", owner)
        .with("form", form)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NftRuleBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NftRuleBrief(
        Fields.text(fact, "family"),
        Fields.text(fact, "table"),
        Fields.text(fact, "chain"),
        Fields.text(fact, "rule"),
        Fields.text(fact, "owner"),
        Fields.text(fact, "form"));
  }
}
