package io.netlapse.spi.netfilter;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpFamily;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which order the rules of a chain stand, apart from the rules themselves, so that one rule that
 * is inserted is one rule more and another order, and not as many changes as rules follow. A chain
 * of less than two rules has none, and neither have the chains that kube-proxy writes in another
 * order of Services whenever it writes.
 *
 * @param backend where the chain is kept
 * @param family whose packets pass it
 * @param table {@code filter nat mangle raw security}
 * @param chain the chain's name
 * @param rules how many there are
 * @param digests {@link IptablesRule#digest()} of each rule, first to last; of a chain of more than
 *     {@value #MOST} rules one digest of them all
 */
public record IptablesOrder(
    IptablesBackend backend,
    IpFamily family,
    String table,
    String chain,
    int rules,
    List<String> digests) {

  /** Fields: backend, family, table, chain, rules, order (digests joined by commas). */
  public static final FactKind KIND = FactKind.multi("iptables-order", "family", "table", "chain");

  /** The longest chain whose rules are told one by one. */
  public static final int MOST = 200;

  private static final int SEED = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  /** Copies the digests; many become one. */
  public IptablesOrder {
    digests =
        digests.size() > MOST
            ? List.of(digest(String.join(",", digests), null))
            : List.copyOf(digests);
  }

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("backend", backend.word())
        .with("family", family.word())
        .with("table", table)
        .with("chain", chain)
        .with("rules", rules)
        .with("order", String.join(",", digests))
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IptablesOrder of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IptablesOrder(
        IptablesBackend.ofWord(Fields.text(fact, "backend")),
        IpFamily.ofWord(Fields.text(fact, "family")),
        Fields.text(fact, "table"),
        Fields.text(fact, "chain"),
        Fields.number(fact, "rules"),
        List.of(Fields.text(fact, "order").split(",", -1)));
  }

  /** FNV-1a of 32 bits over the characters of both texts, as eight hexadecimal digits. */
  public static String digest(String rule, @Nullable String comment) {
    int hash = hash(SEED, rule);
    if (comment != null) {
      hash = hash((hash ^ '\n') * PRIME, comment);
    }
    String digits = Integer.toHexString(hash);
    return "0".repeat(Integer.BYTES * 2 - digits.length()) + digits;
  }

  private static int hash(int from, String text) {
    int hash = from;
    for (int at = 0; at < text.length(); at++) {
      hash = (hash ^ text.charAt(at)) * PRIME;
    }
    return hash;
  }
}
