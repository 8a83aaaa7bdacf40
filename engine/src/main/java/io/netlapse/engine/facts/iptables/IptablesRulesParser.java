package io.netlapse.engine.facts.iptables;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.netfilter.IptablesBackend;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.snapshot.Command;

/**
 * Reads {@code iptables -S} and {@code ip6tables -S}, of both back ends, of one table and all of
 * its chains or one (iptables(8), {@code --list-rules}). What it shows are the same facts as of
 * iptables-save.
 *
 * <p>Sample: {@code -P FORWARD DROP}, {@code -N WEB}, {@code -A FORWARD -s 10.244.0.0/16 -j ACCEPT}
 */
public final class IptablesRulesParser extends OutputParser implements DialectScope {

  private static final Place SOMEWHERE = new Place(IptablesBackend.UNKNOWN, IpFamily.INET);

  /** Without state. */
  public IptablesRulesParser() {
    super("iptables-rules", 1, Ruleset.KINDS);
  }

  @Override
  public boolean reads(Command command) {
    return Place.ofProgram(command, "").isPresent() && ListCommand.of(command).action() == 'S';
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
    return IptablesScope.of(asked.shown(command), place, asked.table(), asked.chain());
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    ListCommand asked = ListCommand.of(command);
    Ruleset.listed(text, place(command), asked.table(), asked.shown(command), draft);
  }

  private static Place place(Command command) {
    return Place.ofProgram(command, "").orElse(SOMEWHERE);
  }
}
