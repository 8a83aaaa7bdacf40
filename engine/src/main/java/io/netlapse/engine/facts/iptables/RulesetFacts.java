package io.netlapse.engine.facts.iptables;

import static java.util.Comparator.comparing;

import io.netlapse.engine.facts.netfilter.RuleOwner;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading.Read;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.netfilter.IptablesChain;
import io.netlapse.spi.netfilter.IptablesOrder;
import io.netlapse.spi.netfilter.IptablesRule;
import io.netlapse.spi.netfilter.IptablesRuleBrief;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells tables as facts: Services first, and chain by chain and rule by rule what is left. Not safe
 * for many threads.
 */
final class RulesetFacts {

  /** kube-proxy writes their Services in another order whenever it writes. */
  private static final Set<String> UNORDERED =
      Set.of("KUBE-SERVICES", "KUBE-NODEPORTS", "KUBE-EXTERNAL-SERVICES", "KUBE-PROXY-FIREWALL");

  private static final String PART = "part";

  private final Shown shown;
  private final List<Read> facts = new ArrayList<>();

  /** How much of the tables a command could show. */
  enum Shown {
    /** All tables. */
    TABLES,
    /** One table. */
    TABLE,
    /** One chain. */
    CHAIN,
    /** Some lines. */
    LINES
  }

  RulesetFacts(Shown shown) {
    this.shown = shown;
  }

  /** The facts in the order of the output. */
  List<Read> of(List<TableDraft> tables) {
    Map<Place, List<TableDraft>> places = new LinkedHashMap<>();
    tables.forEach(
        table -> places.computeIfAbsent(table.place(), _ -> new ArrayList<>()).add(table));
    places.forEach(this::place);
    facts.sort(comparing(read -> read.spans().getFirst()));
    return facts;
  }

  private void place(Place place, List<TableDraft> tables) {
    boolean all =
        shown == Shown.TABLES && tables.stream().allMatch(table -> isEmpty(table) || whole(table));
    TableDraft nat = whole(tables, "nat");
    TableDraft filter = whole(tables, "filter");
    facts.addAll(new ServicePorts(place, nat, filter).read(all));
    for (TableDraft table : tables) {
      boolean rest = all || (table == nat) || (table == filter && nat != null);
      table.chains().forEach(chain -> chain(table, chain, rest));
    }
  }

  private static boolean isEmpty(TableDraft table) {
    return table.name() == null && table.chains().isEmpty();
  }

  private @Nullable TableDraft whole(List<TableDraft> tables, String name) {
    for (TableDraft table : tables) {
      if (table.isNamed(name) && whole(table)) {
        return table;
      }
    }
    return null;
  }

  private boolean whole(TableDraft table) {
    return shown.compareTo(Shown.TABLE) <= 0 && table.complete();
  }

  /**
   * Tells a chain and its rules.
   *
   * @param rest whether what is generated for Services and was not told as such is a rule like any
   *     other; if not, another output may tell it
   */
  private void chain(TableDraft table, ChainDraft chain, boolean rest) {
    if (chain.told()) {
      return;
    }
    boolean part = table.name() == null || (!rest && GeneratedChains.isName(chain.name()));
    for (ChainDraft.Declaration declaration : chain.declarations()) {
      Fact fact = part ? brief(table, chain, null) : chain(table, chain, declaration.policy());
      facts.add(new Read(fact, declaration.span()));
    }
    for (RuleDraft rule : chain.rules()) {
      if (!rule.told()) {
        boolean service =
            UNORDERED.contains(chain.name()) && ServiceFront.isComment(rule.comment());
        facts.add(
            new Read(
                part || (service && !rest) ? brief(table, chain, rule) : rule(table, chain, rule),
                rule.span()));
      }
    }
    if (!part && chain.rules().size() > 1 && isOrdered(table, chain)) {
      facts.add(order(table, chain));
    }
  }

  private boolean isOrdered(TableDraft table, ChainDraft chain) {
    return shown != Shown.LINES && table.complete() && !UNORDERED.contains(chain.name());
  }

  private static Fact chain(TableDraft table, ChainDraft chain, @Nullable String policy) {
    return new IptablesChain(
            table.place().backend(),
            table.place().family(),
            named(table),
            chain.name(),
            policy,
            policy == null ? RuleOwner.ofName(chain.name()) : RuleOwner.KERNEL)
        .toFact();
  }

  private static Fact rule(TableDraft table, ChainDraft chain, RuleDraft rule) {
    return new IptablesRule(
            table.place().backend(),
            table.place().family(),
            named(table),
            chain.name(),
            rule.spec().rule(),
            rule.spec().comment(),
            Owners.ofRule(chain.name(), rule.spec()))
        .toFact();
  }

  private static Fact brief(TableDraft table, ChainDraft chain, @Nullable RuleDraft rule) {
    return new IptablesRuleBrief(
            PART,
            table.place().backend(),
            table.place().family(),
            table.name(),
            chain.name(),
            rule == null ? "" : rule.spec().rule(),
            rule == null ? null : rule.spec().comment(),
            rule == null
                ? RuleOwner.ofName(chain.name())
                : Owners.ofRule(chain.name(), rule.spec()))
        .toFact();
  }

  private static Read order(TableDraft table, ChainDraft chain) {
    List<String> digests = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (RuleDraft rule : chain.rules()) {
      digests.add(IptablesOrder.digest(rule.spec().rule(), rule.spec().comment()));
      spans.add(rule.span());
    }
    return new Read(
        new IptablesOrder(
                table.place().backend(),
                table.place().family(),
                named(table),
                chain.name(),
                digests.size(),
                digests)
            .toFact(),
        spans);
  }

  private static String named(TableDraft table) {
    String name = table.name();
    return name == null ? "" : name;
  }
}
