package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.system.PackageChange;
import java.util.List;
import java.util.Set;

/** A parser of what a package manager wrote down about what it did. */
abstract class PackageLogParser implements SectionParser {

  private static final Set<String> READERS =
      Set.of("cat", "grep", "egrep", "zgrep", "tail", "head");

  private final ProbeId probe;

  PackageLogParser(String probe) {
    this.probe = new ProbeId(probe);
  }

  abstract void read(List<Line> lines, ReadingDraft draft);

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
    return List.of(PackageChange.KIND);
  }

  /** Only what it shows: a log forgets, but what it told has happened all the same. */
  @Override
  public final Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  public final Reading read(String text, Command command) {
    ReadingDraft draft = new ReadingDraft();
    read(Line.of(text), draft);
    return draft.toReading();
  }

  /** Whether the command prints lines of that log or of an older part of it. */
  static boolean reads(Command command, String log) {
    return READERS.contains(command.program())
        && command.arguments().stream()
            .anyMatch(word -> word.equals(log) || word.startsWith(log + "."));
  }
}
