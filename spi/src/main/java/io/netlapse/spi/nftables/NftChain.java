package io.netlapse.spi.nftables;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A chain of nf_tables (nft(8), CHAINS): a base chain, which a hook of the kernel calls, or a
 * regular one, which has neither type nor hook, priority or policy.
 *
 * @param family nft's word for it: {@code ip ip6 inet arp bridge netdev}
 * @param table the name of the table
 * @param name its name
 * @param type {@code filter nat route}; null for a regular chain
 * @param hook {@code prerouting input forward output postrouting ingress egress}; null for a
 *     regular chain
 * @param priority among the chains of a hook, lowest first, named ones as their number; null for a
 *     regular chain
 * @param policy {@code accept drop}; null for a regular chain
 */
public record NftChain(
    String family,
    String table,
    String name,
    @Nullable String type,
    @Nullable String hook,
    @Nullable Integer priority,
    @Nullable String policy) {

  /** Fields: family, table, chain, type, hook, priority, policy. */
  public static final FactKind KIND = FactKind.single("nft-chain", "family", "table", "chain");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("family", family)
        .with("table", table)
        .with("chain", name)
        .with("type", type)
        .with("hook", hook)
        .with("priority", priority)
        .with("policy", policy)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NftChain of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NftChain(
        Fields.text(fact, "family"),
        Fields.text(fact, "table"),
        Fields.text(fact, "chain"),
        Fields.textOrNull(fact, "type"),
        Fields.textOrNull(fact, "hook"),
        Fields.numberOrNull(fact, "priority"),
        Fields.textOrNull(fact, "policy"));
  }
}
