package io.netlapse.spi.nftables;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A rule of nf_tables (nft(8), RULES). Where it stands in its chain is told by {@link
 * NftChainOrder}.
 *
 * @param family nft's word for it: {@code ip ip6 inet arp bridge netdev}
 * @param table the name of the table
 * @param chain the name of the chain
 * @param text its statements as nft writes them, one blank between words, without the quotes that a
 *     word does not need, numbers of counters left out, the default burst of a limit written out,
 *     durations in seconds, names for the kernel's numbers
 * @param comment its comment; null for none
 * @param owner whose it is by the names of table and chains, such as {@code kube-proxy}; {@code
 *     user} where they tell nobody
 */
public record NftRule(
    String family,
    String table,
    String chain,
    String text,
    @Nullable String comment,
    String owner) {

  /** Fields: family, table, chain, rule, comment, owner. */
  public static final FactKind KIND =
      FactKind.multi("nft-rule", "family", "table", "chain", "rule");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("family", family)
        .with("table", table)
        .with("chain", chain)
        .with("rule", text)
        .with("comment", comment)
        .with("owner", owner)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NftRule of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NftRule(
        Fields.text(fact, "family"),
        Fields.text(fact, "table"),
        Fields.text(fact, "chain"),
        Fields.text(fact, "rule"),
        Fields.textOrNull(fact, "comment"),
        Fields.text(fact, "owner"));
  }

  /**
   * What {@link NftChainOrder} calls the rule: the first 48 bits of the SHA-256 of its text, in
   * hexadecimal. Rules of equal text have equal digests.
   */
  public String digest() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
