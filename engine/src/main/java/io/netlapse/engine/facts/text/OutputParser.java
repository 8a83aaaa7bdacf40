package io.netlapse.engine.facts.text;

import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.List;

/** A parser of an output whose lines belong together, or depend on the command. */
public abstract class OutputParser implements SectionParser {

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
  protected OutputParser(String probe, int version, FactKind... kinds) {
    this.probe = new ProbeId(probe);
    this.version = version;
    this.kinds = List.of(kinds);
  }

  /** Reads an output and accounts for each of its lines. */
  public abstract void read(String text, Command command, ReadingDraft draft);

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

  @Override
  public final Reading read(String text, Command command) {
    ReadingDraft draft = new ReadingDraft();
    read(text, command, draft);
    return draft.toReading();
  }
}
