package io.netlapse.engine.facts;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.util.TreeSet;

/**
 * A parser of a tool whose output, and not its command alone, tells what it could have shown:
 * busybox's {@code ip route} has the same command line as iproute2's and hides half of each route.
 */
public interface DialectScope extends SectionParser {

  /**
   * Which facts a command could have shown in the dialect that its output is written in.
   *
   * @param command one that this parser {@linkplain #reads reads}
   * @param reading what the parser made of the output
   * @return no more than {@link #scope(Command)} says
   */
  Scope scope(Command command, Reading reading);

  /**
   * The scope of a command whose dialects each show one kind: of that which the output shows. An
   * output without facts tells no dialect, and that there is nothing of any kind.
   */
  static Scope ofShownKind(Scope scope, Reading reading) {
    if (reading.facts().isEmpty()) {
      return scope;
    }
    FactKind shown = reading.facts().getFirst().fact().kind();
    TreeSet<Coverage> covered = new TreeSet<>(scope.coverages());
    covered.removeIf(coverage -> !coverage.kind().equals(shown.name()));
    return new Scope(covered);
  }
}
