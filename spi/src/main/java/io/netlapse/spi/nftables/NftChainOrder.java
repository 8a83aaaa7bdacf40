package io.netlapse.spi.nftables;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import java.util.List;

/**
 * The order of the rules of a chain that has two or more, so that one rule more is one change here
 * and not one for each rule behind it. No fact where iptables-nft manages the table.
 *
 * @param family nft's word for it: {@code ip ip6 inet arp bridge netdev}
 * @param table the name of the table
 * @param chain the name of the chain
 * @param rules {@link NftRule#digest()} of each rule, in order
 */
public record NftChainOrder(String family, String table, String chain, List<String> rules) {

  /** Fields: family, table, chain, rules. */
  public static final FactKind KIND =
      FactKind.single("nft-chain-order", "family", "table", "chain");

  /** Copies the lists. */
  public NftChainOrder {
    rules = List.copyOf(rules);
  }

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("family", family)
        .with("table", table)
        .with("chain", chain)
        .with("rules", String.join(" ", rules))
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NftChainOrder of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NftChainOrder(
        Fields.text(fact, "family"),
        Fields.text(fact, "table"),
        Fields.text(fact, "chain"),
        List.of(Fields.text(fact, "rules").split(" ")));
  }
}
