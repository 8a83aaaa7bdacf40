package io.netlapse.engine.facts.iptables;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.iptables.RulesetFacts.Shown;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.netfilter.IptablesBackend;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.snapshot.Command;

/**
 * Reads {@code iptables-save} and {@code ip6tables-save}, of both back ends, with counters or
 * without (iptables-save(8)).
 *
 * <p>Sample: {@code *filter}, {@code :FORWARD DROP [0:0]}, {@code [12:720] -A FORWARD -s
 * 10.244.0.0/16 -m comment --comment "flanneld forward" -j ACCEPT}, {@code COMMIT}
 *
 * <p>Of a whole output, what kube-proxy generates becomes one fact for each port of a Service. Of a
 * part, such rules are of a kind of their own, because a whole output would not tell them.
 */
public final class IptablesSaveParser extends OutputParser implements DialectScope {

  private static final Place SOMEWHERE = new Place(IptablesBackend.UNKNOWN, IpFamily.INET);

  /** Without state. */
  public IptablesSaveParser() {
    super("iptables-save", 1, Ruleset.KINDS);
  }

  @Override
  public boolean reads(Command command) {
    return Place.ofProgram(command, "-save").isPresent();
  }

  @Override
  public Scope scope(Command command) {
    SaveCommand asked = SaveCommand.of(command);
    return IptablesScope.of(asked.shown(command), place(command), asked.table(), null);
  }

  @Override
  public Scope scope(Command command, Reading reading) {
    SaveCommand asked = SaveCommand.of(command);
    Place place = IptablesScope.shown(place(command), reading);
    return place == null
        ? Scope.ONLY_SHOWN
        : IptablesScope.of(asked.shown(command), place, asked.table(), null);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    SaveCommand asked = SaveCommand.of(command);
    Shown shown = command.words().isEmpty() ? Shown.TABLES : asked.shown(command);
    Ruleset.saved(text, place(command), asked.table(), shown, draft);
  }

  private static Place place(Command command) {
    return Place.ofProgram(command, "-save").orElse(SOMEWHERE);
  }
}
