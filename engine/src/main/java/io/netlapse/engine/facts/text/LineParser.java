package io.netlapse.engine.facts.text;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.List;

/** A parser of an output in which each line stands for itself. */
public abstract class LineParser extends OutputParser {

  /**
   * For one probe.
   *
   * @param probe its id
   * @param version as {@link #version()} tells it
   * @param kinds the kinds of facts that it can give
   */
  protected LineParser(String probe, int version, FactKind... kinds) {
    super(probe, version, kinds);
  }

  /** Says what a line means. */
  protected abstract void read(Line line, ReadingDraft draft);

  /** All facts of its kinds: a command that is asked for one thing can show no other. */
  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(kinds().stream().map(Coverage::all).toArray(Coverage[]::new));
  }

  @Override
  public final void read(String text, Command command, ReadingDraft draft) {
    Line.of(text).forEach(line -> read(line, draft));
  }

  /** Whether a command is {@code cat FILE} and nothing else. */
  public static boolean shows(Command command, String file) {
    return command.words().equals(List.of("cat", file));
  }
}
