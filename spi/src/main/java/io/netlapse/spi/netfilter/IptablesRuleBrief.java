package io.netlapse.spi.netfilter;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpFamily;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a chain as an output tells it that hides part of it. What it leaves out is unknown, not
 * default; so it is never compared with an {@link IptablesRule}, nor with a rule of another form.
 *
 * @param form how it was shown: {@code list list-n list-v list-nv} for {@code iptables -L} with and
 *     without {@code -n} (numbers instead of names) and {@code -v} (interfaces); {@code part} for a
 *     line that another output would tell as more than a rule: one without its table, and one of
 *     the chains that kube-proxy generates where not all of them are there
 * @param backend where it is kept
 * @param family whose packets it looks at
 * @param table {@code filter nat mangle raw security}; null where the output does not tell
 * @param chain the chain's name; null where the output does not tell
 * @param rule as in {@link IptablesRule}; of {@code -L}, what its extensions print stands in square
 *     brackets, such as {@code -p tcp [tcp dpt:http] -j ACCEPT}; empty where nothing was told but
 *     the chain
 * @param comment the comment; null for none
 * @param owner as in {@link IptablesRule}
 */
public record IptablesRuleBrief(
    String form,
    IptablesBackend backend,
    IpFamily family,
    @Nullable String table,
    @Nullable String chain,
    String rule,
    @Nullable String comment,
    String owner) {

  /** Fields: form, backend, family, table, chain, rule, comment, owner. */
  public static final FactKind KIND =
      FactKind.multi("iptables-rule-brief", "form", "family", "table", "chain", "rule");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("form", form)
        .with("backend", backend.word())
        .with("family", family.word())
        .with("table", table)
        .with("chain", chain)
        .with("rule", rule)
        .with("comment", comment)
        .with("owner", owner)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IptablesRuleBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IptablesRuleBrief(
        Fields.text(fact, "form"),
        IptablesBackend.ofWord(Fields.text(fact, "backend")),
        IpFamily.ofWord(Fields.text(fact, "family")),
        Fields.textOrNull(fact, "table"),
        Fields.textOrNull(fact, "chain"),
        fact.field("rule", ""),
        Fields.textOrNull(fact, "comment"),
        Fields.text(fact, "owner"));
  }
}
