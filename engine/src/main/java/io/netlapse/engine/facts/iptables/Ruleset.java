package io.netlapse.engine.facts.iptables;

import io.netlapse.engine.facts.iptables.RulesetFacts.Shown;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.netfilter.IptablesChain;
import io.netlapse.spi.netfilter.IptablesOrder;
import io.netlapse.spi.netfilter.IptablesRule;
import io.netlapse.spi.netfilter.IptablesRuleBrief;
import io.netlapse.spi.netfilter.LegacyTables;
import io.netlapse.spi.netfilter.ServiceMasquerade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads outputs in the words of iptables-save. */
final class Ruleset {

  static final List<FactKind> KINDS =
      List.of(
          IptablesChain.KIND,
          IptablesRule.KIND,
          IptablesOrder.KIND,
          IptablesRuleBrief.KIND,
          LegacyTables.KIND,
          ServiceMasquerade.KIND,
          ServicePort.KIND);

  private Ruleset() {}

  /** Reads an output in which each table has a name and an end. */
  static void saved(
      String text, Place place, @Nullable String named, Shown shown, ReadingDraft account) {
    RulesetReader reader = new RulesetReader(place, named, account);
    told(reader.read(text), shown, account);
  }

  /** Reads an output of one table, which is named by the command alone. */
  static void listed(String text, Place place, String named, Shown shown, ReadingDraft account) {
    List<TableDraft> tables = new RulesetReader(place, named, account).read(text);
    tables.forEach(TableDraft::close);
    told(tables, shown, account);
  }

  private static void told(List<TableDraft> tables, Shown shown, ReadingDraft account) {
    new RulesetFacts(shown).of(tables).forEach(read -> account.fact(read.fact(), read.spans()));
  }
}
