package io.netlapse.engine.facts.ipvs;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.List;

/** A parser of IPVS's table. All dialects of one table give equal facts. */
abstract class IpvsParser implements SectionParser {

  private final ProbeId probe;
  private final List<FactKind> kinds;

  IpvsParser(String probe, FactKind... kinds) {
    this.probe = new ProbeId(probe);
    this.kinds = List.of(kinds);
  }

  /** Whether the command, which this parser reads, asks for the whole table. */
  abstract boolean asksForAll(Command command);

  @Override
  public final ProbeId probe() {
    return probe;
  }

  @Override
  public final int version() {
    return 1;
  }

  @Override
  public final List<FactKind> kinds() {
    return kinds;
  }

  @Override
  public final Scope scope(Command command) {
    return command.filtered() || !asksForAll(command)
        ? Scope.ONLY_SHOWN
        : Scope.of(kinds.stream().map(Coverage::all).toArray(Coverage[]::new));
  }
}
