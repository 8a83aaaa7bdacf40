package io.netlapse.service.ingest;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the made-up output of {@code show}: {@code route main 10.0.0.1/32 # 17} and {@code sysctl
 * ip_forward 1}; what stands behind {@code #} is a counter. {@code show table main} covers that
 * table, {@code show} everything.
 *
 * @param version what it says of itself
 */
record LineParser(int version) implements SectionParser {

  static final ProbeId PROBE = new ProbeId("show");
  static final FactKind ROUTE = FactKind.multi("route", "table", "dst");
  static final FactKind SYSCTL = FactKind.single("sysctl", "name");

  @Override
  public ProbeId probe() {
    return PROBE;
  }

  @Override
  public List<FactKind> kinds() {
    return List.of(ROUTE, SYSCTL);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("show");
  }

  @Override
  public Scope scope(Command command) {
    if (command.filtered()) {
      return Scope.ONLY_SHOWN;
    }
    return command.arguments().isEmpty()
        ? Scope.of(Coverage.all(ROUTE), Coverage.all(SYSCTL))
        : Scope.of(Coverage.where(ROUTE, Map.of("table", command.arguments().getLast())));
  }

  @Override
  public Reading read(String text, Command command) {
    List<Reading.Read> facts = new ArrayList<>();
    List<Span> unread = new ArrayList<>();
    int start = 0;
    for (String line : text.lines().toList()) {
      Span span = new Span(start, start + line.length());
      start += line.length() + 1;
      String[] words = line.split("#", -1)[0].strip().split(" ", -1);
      switch (words[0]) {
        case "route" ->
            facts.add(
                new Reading.Read(
                    Fact.of(ROUTE, Map.of("table", words[1], "dst", dst(words[2]))), span));
        case "sysctl" ->
            facts.add(
                new Reading.Read(
                    Fact.of(SYSCTL, Map.of("name", words[1], "value", words[2])), span));
        default -> unread.add(span);
      }
    }
    return new Reading(facts, unread);
  }

  /** What another version makes of the same bytes. */
  private String dst(String word) {
    return version == 1 ? word : word + ".v" + version;
  }
}
