package io.netlapse.spi.netfilter;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpFamily;
import org.jspecify.annotations.Nullable;

/**
 * A chain of a table (iptables(8)).
 *
 * @param backend where it is kept
 * @param family whose packets pass it
 * @param table {@code filter nat mangle raw security}
 * @param chain its name
 * @param policy what becomes of a packet at its end, {@code ACCEPT} or {@code DROP}; null for a
 *     chain that the kernel does not call itself, from whose end a packet returns
 * @param owner who made it, as {@link IptablesRule} tells it; {@code kernel} where it has a policy
 */
public record IptablesChain(
    IptablesBackend backend,
    IpFamily family,
    String table,
    String chain,
    @Nullable String policy,
    String owner) {

  /** Fields: backend, family, table, chain, policy, owner. */
  public static final FactKind KIND = FactKind.multi("iptables-chain", "family", "table", "chain");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("backend", backend.word())
        .with("family", family.word())
        .with("table", table)
        .with("chain", chain)
        .with("policy", policy)
        .with("owner", owner)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IptablesChain of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IptablesChain(
        IptablesBackend.ofWord(Fields.text(fact, "backend")),
        IpFamily.ofWord(Fields.text(fact, "family")),
        Fields.text(fact, "table"),
        Fields.text(fact, "chain"),
        Fields.textOrNull(fact, "policy"),
        Fields.text(fact, "owner"));
  }
}
