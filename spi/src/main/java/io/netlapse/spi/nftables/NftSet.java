package io.netlapse.spi.nftables;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A named set or map of nf_tables (nft(8), SETS and MAPS). Its elements are {@link NftElement}s;
 * whether the packet path may add some is told by an {@link NftDetail}.
 *
 * @param family nft's word for it: {@code ip ip6 inet arp bridge netdev}
 * @param table the name of the table
 * @param name its name
 * @param shape {@code set} or {@code map}
 * @param type the type of its elements, joined by {@code . }; {@code typeof ...} where the type
 *     behind the words is not known
 * @param data of a map the type that elements lead to; null for a set
 * @param flags {@code constant interval timeout}, joined by commas; null for none
 * @param timeoutSeconds after which elements end that tell no time of their own; null for never
 * @param gcIntervalSeconds how often ended elements are removed; null where not told
 * @param size how many elements fit; null where not told
 * @param policy {@code memory}; null for the default, {@code performance}
 * @param statements what each element holds, such as {@code counter}; null for none
 * @param comment its comment; null for none
 */
public record NftSet(
    String family,
    String table,
    String name,
    String shape,
    String type,
    @Nullable String data,
    @Nullable String flags,
    @Nullable Long timeoutSeconds,
    @Nullable Long gcIntervalSeconds,
    @Nullable Long size,
    @Nullable String policy,
    @Nullable String statements,
    @Nullable String comment) {

  /**
   * Fields: family, table, set, shape, type, data, flags, timeout, gc-interval, size, policy,
   * statements, comment.
   */
  public static final FactKind KIND = FactKind.single("nft-set", "family", "table", "set");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("family", family)
        .with("table", table)
        .with("set", name)
        .with("shape", shape)
        .with("type", type)
        .with("data", data)
        .with("flags", flags)
        .with("timeout", timeoutSeconds)
        .with("gc-interval", gcIntervalSeconds)
        .with("size", size)
        .with("policy", policy)
        .with("statements", statements)
        .with("comment", comment)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NftSet of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NftSet(
        Fields.text(fact, "family"),
        Fields.text(fact, "table"),
        Fields.text(fact, "set"),
        Fields.text(fact, "shape"),
        Fields.text(fact, "type"),
        Fields.textOrNull(fact, "data"),
        Fields.textOrNull(fact, "flags"),
        Fields.longOrNull(fact, "timeout"),
        Fields.longOrNull(fact, "gc-interval"),
        Fields.longOrNull(fact, "size"),
        Fields.textOrNull(fact, "policy"),
        Fields.textOrNull(fact, "statements"),
        Fields.textOrNull(fact, "comment"));
  }
}
