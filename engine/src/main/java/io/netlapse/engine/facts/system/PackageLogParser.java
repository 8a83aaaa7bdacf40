package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.PackageChange;
import java.util.List;
import java.util.Set;

/** A parser of what a package manager wrote down about what it did. */
abstract class PackageLogParser extends OutputParser {

  private static final Set<String> READERS =
      Set.of("cat", "grep", "egrep", "zgrep", "tail", "head");

  PackageLogParser(String probe) {
    super(probe, 1, PackageChange.KIND);
  }

  abstract void read(List<Line> lines, ReadingDraft draft);

  /** Only what it shows: a log forgets, but what it told has happened all the same. */
  @Override
  public final Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  public final void read(String text, Command command, ReadingDraft draft) {
    read(Line.of(text), draft);
  }

  /** Whether the command prints lines of that log or of an older part of it. */
  static boolean reads(Command command, String log) {
    return READERS.contains(command.program())
        && command.arguments().stream()
            .anyMatch(word -> word.equals(log) || word.startsWith(log + "."));
  }
}
