package io.netlapse.engine.facts.text;

import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.List;

/**
 * A parser that accounts for every line of an output; every parser of this module is one. Where
 * each line stands for itself, {@link LineParser} is the shorter base.
 */
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
    this(probe, version, List.of(kinds));
  }

  /** For one probe whose kinds are listed elsewhere. */
  protected OutputParser(String probe, int version, List<FactKind> kinds) {
    this.probe = new ProbeId(probe);
    this.version = version;
    this.kinds = List.copyOf(kinds);
  }

  /** Reads an output and accounts for each of its lines. */
  public abstract void read(String text, Command command, ReadingDraft draft);

  /** The reading with the account of every line of the output. */
  public final ReadingDraft draft(String text, Command command) {
    ReadingDraft draft = new ReadingDraft();
    read(text, command, draft);
    return draft;
  }

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
    return draft(text, command).toReading();
  }

  /** Whether a scope denies anything: then every line of what it covers is in the output. */
  public static boolean denies(Scope scope) {
    return !scope.equals(Scope.ONLY_SHOWN);
  }
}
