package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.nftables.Blocks.ChainBlock;
import io.netlapse.engine.facts.nftables.Blocks.ObjectBlock;
import io.netlapse.engine.facts.nftables.Blocks.SetBlock;
import io.netlapse.engine.facts.nftables.Blocks.TableBlock;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.nftables.NftChain;
import io.netlapse.spi.nftables.NftChainOrder;
import io.netlapse.spi.nftables.NftDetail;
import io.netlapse.spi.nftables.NftElement;
import io.netlapse.spi.nftables.NftObject;
import io.netlapse.spi.nftables.NftRule;
import io.netlapse.spi.nftables.NftRuleBrief;
import io.netlapse.spi.nftables.NftRuleJson;
import io.netlapse.spi.nftables.NftSet;
import io.netlapse.spi.nftables.NftTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The facts of a ruleset. Not safe for many threads. */
final class RulesetFacts {

  private static final Set<String> TOLD_BY_TEXT_ALONE = Set.of("dynamic", "auto-merge");

  private final TableBlock table;
  private final boolean json;
  private final boolean foreign;
  private final KubeProxyTable kube;
  private final ReadingDraft draft;

  private RulesetFacts(TableBlock table, boolean json, ReadingDraft draft) {
    this.table = table;
    this.json = json;
    this.draft = draft;
    this.foreign = IptablesTable.is(table);
    this.kube = KubeProxyTable.of(table);
  }

  static void add(Blocks blocks, boolean json, ReadingDraft draft) {
    blocks.tables().forEach(table -> new RulesetFacts(table, json, draft).add());
  }

  private void add() {
    if (!table.spans.isEmpty()) {
      draft.fact(new NftTable(table.family, table.name).toFact(), table.spans);
      detail("table", table.name, table.comment, table.flags, null, table.spans);
    }
    kube.ports().forEach(port -> draft.fact(port.port().toFact(), port.spans()));
    table.objects.forEach(this::object);
    table.sets().forEach(this::set);
    table.chains().stream().filter(chain -> !kube.uses(chain)).forEach(this::chain);
  }

  private void detail(
      String of,
      String name,
      @Nullable String comment,
      @Nullable String flags,
      @Nullable String devices,
      List<Span> spans) {
    boolean told = isThere(comment) || isThere(flags) || isThere(devices);
    if (told) {
      NftDetail detail = new NftDetail(table.family, table.name, of, name, comment, flags, devices);
      draft.fact(detail.toFact(), spans);
    }
  }

  private static boolean isThere(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  private void object(ObjectBlock object) {
    if (object.spans.isEmpty()) {
      return;
    }
    List<String> settings = new ArrayList<>();
    object.settings.forEach((name, value) -> settings.add(name + " " + value));
    NftObject fact =
        new NftObject(
            table.family,
            table.name,
            object.type,
            object.name,
            settings.isEmpty() ? null : String.join(",", settings),
            object.comment);
    draft.fact(fact.toFact(), object.spans);
    detail(object.type, object.name, null, object.flags, null, object.spans);
  }

  private void set(SetBlock set) {
    boolean piece = kube.isPiece(set.name);
    boolean used = kube.uses(set) || piece;
    if (piece) {
      set.spans.forEach(draft::understood);
    }
    if (!used && !set.spans.isEmpty() && !set.type.isEmpty()) {
      NftSet fact =
          new NftSet(
              table.family,
              table.name,
              set.name,
              set.shape,
              set.type,
              set.data,
              flags(set, false),
              set.timeout,
              set.gcInterval,
              set.size,
              set.policy,
              set.statements,
              set.comment);
      draft.fact(fact.toFact(), set.spans);
      detail("set", set.name, null, flags(set, true), null, set.spans);
    } else if (!used) {
      set.spans.forEach(draft::unread);
    }
    for (ElementText element : set.elements) {
      if (element.passes() || set.timeout != null) {
        draft.understood(element.span());
      } else if (!kube.uses(element)) {
        NftElement fact =
            new NftElement(
                table.family,
                table.name,
                set.name,
                element.key(),
                element.data(),
                element.comment());
        draft.fact(fact.toFact(), element.span());
      }
    }
  }

  private static @Nullable String flags(SetBlock set, boolean byTextAlone) {
    TreeSet<String> flags = new TreeSet<>(set.flags);
    flags.removeIf(flag -> TOLD_BY_TEXT_ALONE.contains(flag) != byTextAlone);
    return flags.isEmpty() ? null : String.join(",", flags);
  }

  private void chain(ChainBlock chain) {
    boolean piece = kube.isPiece(chain.name);
    if (piece) {
      chain.spans.forEach(draft::understood);
    } else if (!chain.spans.isEmpty()) {
      NftChain fact =
          new NftChain(
              table.family,
              table.name,
              chain.name,
              chain.type,
              chain.hook,
              chain.priority,
              chain.policy);
      draft.fact(fact.toFact(), chain.spans);
      detail("chain", chain.name, chain.comment, null, chain.devices, chain.spans);
    }
    List<String> order = new ArrayList<>();
    boolean ordered = !foreign && !piece && !chain.spans.isEmpty() && chain.rules.size() > 1;
    for (RuleText rule : chain.rules) {
      String owner = Owners.ofRule(table.name, chain.name, rule.text());
      NftRule whole =
          new NftRule(table.family, table.name, chain.name, rule.text(), rule.comment(), owner);
      if (foreign || piece || rule.isForeign()) {
        draft.fact(brief(whole).toFact(), rule.span());
      } else if (rule.json()) {
        draft.fact(untold(whole).toFact(), rule.span());
      } else {
        draft.fact(whole.toFact(), rule.span());
      }
      ordered &= !rule.json() && !rule.isForeign();
      if (ordered) {
        order.add(whole.digest());
      }
    }
    if (ordered) {
      draft.fact(
          new NftChainOrder(table.family, table.name, chain.name, order).toFact(),
          chain.rules.stream().map(RuleText::span).toList());
    }
  }

  private NftRuleBrief brief(NftRule rule) {
    return new NftRuleBrief(
        rule.family(),
        rule.table(),
        rule.chain(),
        rule.text(),
        rule.owner(),
        json ? "json" : "text");
  }

  private static NftRuleJson untold(NftRule rule) {
    return new NftRuleJson(
        rule.family(), rule.table(), rule.chain(), rule.text(), rule.comment(), rule.owner());
  }
}
