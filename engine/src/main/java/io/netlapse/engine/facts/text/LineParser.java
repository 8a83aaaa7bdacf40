package io.netlapse.engine.facts.text;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.List;

/** A parser of an output in which each line stands for itself. */
public abstract class LineParser implements SectionParser {

  private final ProbeId probe;
  private final int version;
  private final List<FactKind> kinds;

  /**
   * For one probe.
   *
   * @param probe its id
   * @param version as {@link #version()} tells it
   * @param kinds the kinds of facts that it can give
   */
  protected LineParser(String probe, int version, FactKind... kinds) {
    this.probe = new ProbeId(probe);
    this.version = version;
    this.kinds = List.of(kinds);
  }

  /** Says what a line means. */
  protected abstract void read(Line line, ReadingDraft draft);

  @Override
  public final ProbeId probe() {
    return probe;
  }

  @Override
  public final int version() {
    return version;
  }

  @Override
  public final List<FactKind> kinds() {
    return kinds;
  }

  /** All facts of its kinds: a command that is asked for one thing can show no other. */
  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(kinds.stream().map(Coverage::all).toArray(Coverage[]::new));
  }

  @Override
  public final Reading read(String text, Command command) {
    ReadingDraft draft = new ReadingDraft();
    Line.of(text).forEach(line -> read(line, draft));
    return draft.toReading();
  }

  /** Whether a command is {@code cat FILE} and nothing else. */
  public static boolean shows(Command command, String file) {
    return command.words().equals(List.of("cat", file));
  }
}
