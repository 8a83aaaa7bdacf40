package io.netlapse.spi.netfilter;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpFamily;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a chain (iptables(8), iptables-extensions(8)), in the words of {@code iptables-save}:
 * addresses with their prefix length, protocols by name, marks as {@code --set-xmark}; without
 * counters, and the first comment apart. Words that hold blanks or quotes stand in double quotes.
 * The same rule may stand in a chain many times.
 *
 * @param backend where it is kept
 * @param family whose packets it looks at
 * @param table {@code filter nat mangle raw security}
 * @param chain the chain's name
 * @param rule {@code -s 10.0.0.0/8 -p tcp -m tcp --dport 80 -j ACCEPT}; empty for a rule that
 *     matches every packet and does nothing
 * @param comment what {@code -m comment} says, without quotes; null for none
 * @param owner who made it, by the chain's name, the comment, or the chain it jumps to: {@code
 *     kubernetes kube-router calico cilium flannel weave antrea cni cni-portmap docker firewalld
 *     ufw libvirt fail2ban istio}, else {@code user}
 */
public record IptablesRule(
    IptablesBackend backend,
    IpFamily family,
    String table,
    String chain,
    String rule,
    @Nullable String comment,
    String owner) {

  /** Fields: backend, family, table, chain, rule, comment, owner. */
  public static final FactKind KIND =
      FactKind.multi("iptables-rule", "family", "table", "chain", "rule");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
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
  public static IptablesRule of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IptablesRule(
        IptablesBackend.ofWord(Fields.text(fact, "backend")),
        IpFamily.ofWord(Fields.text(fact, "family")),
        Fields.text(fact, "table"),
        Fields.text(fact, "chain"),
        fact.field("rule", ""),
        Fields.textOrNull(fact, "comment"),
        Fields.text(fact, "owner"));
  }

  /** What stands for the rule in the {@link IptablesOrder} of its chain. */
  public String digest() {
    return IptablesOrder.digest(rule, comment);
  }
}
