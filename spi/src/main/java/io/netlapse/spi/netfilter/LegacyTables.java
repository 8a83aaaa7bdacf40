package io.netlapse.spi.netfilter;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpFamily;

/**
 * That xtables holds tables beside those in nf_tables that were listed: iptables-nft warns so
 * (xtables-nft(8)). Whether any rule is in them it does not say. No output denies it, for the
 * warning goes where errors go.
 *
 * @param family whose packets pass them
 */
public record LegacyTables(IpFamily family) {

  /** Fields: family. */
  public static final FactKind KIND = FactKind.multi("iptables-legacy-tables", "family");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("family", family.word()).fact(KIND);
  }

  /** Reads the canonical form. */
  public static LegacyTables of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new LegacyTables(IpFamily.ofWord(Fields.text(fact, "family")));
  }
}
