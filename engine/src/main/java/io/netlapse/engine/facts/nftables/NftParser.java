package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kubernetes.ServicePort;
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
import io.netlapse.spi.snapshot.Command;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what {@code nft list} shows (nft(8), libnftables-json(5)): the ruleset, a table, a chain, a
 * set, or all of one sort, as text and as JSON. A sample line:
 *
 * <pre>{@code
 * 		ct state invalid counter packets 3 bytes 180 drop comment "no, thanks" # handle 25
 * }</pre>
 *
 * <p>Rules of tables that iptables-nft manages are {@link NftRuleBrief}s: nft shows them with
 * holes. kube-proxy's own table is {@link ServicePort}s, as far as it looks as kube-proxy writes
 * it.
 */
public final class NftParser extends OutputParser implements DialectScope {

  private static final Set<String> NEEDS_ALL_RULES =
      Set.of(NftRule.KIND.name(), NftChainOrder.KIND.name());

  /** For {@link java.util.ServiceLoader}. */
  public NftParser() {
    super(
        "nft",
        2,
        NftTable.KIND,
        NftChain.KIND,
        NftChainOrder.KIND,
        NftDetail.KIND,
        NftElement.KIND,
        NftObject.KIND,
        NftRule.KIND,
        NftRuleBrief.KIND,
        NftRuleJson.KIND,
        NftSet.KIND,
        ServicePort.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return NftCommand.of(command).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : NftCommand.of(command).map(NftCommand::scope).orElse(Scope.ONLY_SHOWN);
  }

  /** Where a rule's text is not known, it may be any of those that text shows. */
  @Override
  public Scope scope(Command command, Reading reading) {
    Scope scope = scope(command);
    boolean untold =
        reading.facts().stream().anyMatch(read -> read.fact().kind().equals(NftRuleJson.KIND));
    if (!untold) {
      return scope;
    }
    TreeSet<Coverage> covered = new TreeSet<>(scope.coverages());
    covered.removeIf(coverage -> NEEDS_ALL_RULES.contains(coverage.kind()));
    return new Scope(covered);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    int list = RulesetJson.list(text);
    Blocks blocks = list < 0 ? RulesetText.read(text, draft) : RulesetJson.read(text, list, draft);
    RulesetFacts.add(blocks, list >= 0, draft);
  }
}
