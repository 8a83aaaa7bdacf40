package io.netlapse.engine.facts.iptables;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.iptables.RulesetFacts.Shown;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.netfilter.IptablesBackend;
import io.netlapse.spi.netfilter.IptablesChain;
import io.netlapse.spi.netfilter.IptablesRuleBrief;
import io.netlapse.spi.netfilter.LegacyTables;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.snapshot.Command;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads {@code iptables -L} and {@code ip6tables -L}, of both back ends, with any of {@code -n -v
 * -x --line-numbers} (iptables(8), {@code --list}).
 *
 * <p>Sample: {@code Chain FORWARD (policy DROP)}, {@code target prot opt source destination},
 * {@code ACCEPT tcp -- 10.0.0.0/8 anywhere tcp dpt:http}
 *
 * <p>Extensions print there what they like, and without {@code -v} interfaces are hidden: so these
 * rules are of a kind of their own. Chains are told in full.
 */
public final class IptablesListParser extends OutputParser implements DialectScope {

  private static final Place SOMEWHERE = new Place(IptablesBackend.UNKNOWN, IpFamily.INET);

  /** Without state. */
  public IptablesListParser() {
    super("iptables-list", 1, IptablesChain.KIND, IptablesRuleBrief.KIND, LegacyTables.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return Place.ofProgram(command, "").isPresent() && ListCommand.of(command).action() == 'L';
  }

  @Override
  public Scope scope(Command command) {
    return scope(command, place(command));
  }

  @Override
  public Scope scope(Command command, Reading reading) {
    Place place = IptablesScope.shown(place(command), reading);
    return place == null ? Scope.ONLY_SHOWN : scope(command, place);
  }

  private static Scope scope(Command command, Place place) {
    ListCommand asked = ListCommand.of(command);
    if (asked.shown(command) == Shown.LINES) {
      return Scope.ONLY_SHOWN;
    }
    Map<String, String> where = IptablesScope.where(place);
    where.put("table", asked.table());
    if (asked.chain() != null) {
      where.put("chain", asked.chain());
    }
    TreeSet<Coverage> covered = new TreeSet<>();
    // Of chains that are generated for Services a listing does not know which are told as such.
    if (!asked.table().equals("nat")) {
      covered.add(Coverage.where(IptablesChain.KIND, where));
    }
    where.put("form", ListingReader.form(asked.numeric(), asked.verbose()));
    covered.add(Coverage.where(IptablesRuleBrief.KIND, where));
    return new Scope(covered);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    new ListingReader(place(command), ListCommand.of(command), command.filtered(), draft)
        .read(text);
  }

  private static Place place(Command command) {
    return Place.ofProgram(command, "").orElse(SOMEWHERE);
  }
}
