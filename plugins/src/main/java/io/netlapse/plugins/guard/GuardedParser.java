package io.netlapse.plugins.guard;

import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.ReadingFailure;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A stranger's parser. Where it fails the output is one that nobody has read: it denies nothing,
 * its lines are counted as unread, and they are read again after the next start.
 */
public final class GuardedParser implements SectionParser {

  private final SectionParser parser;
  private final Guard guard;
  private final ProbeId probe;
  private final int version;
  private final List<FactKind> kinds;

  /**
   * Asks the parser once for what never changes.
   *
   * @throws RuntimeException whatever it throws
   */
  public GuardedParser(SectionParser parser, Guard guard) {
    this.parser = parser;
    this.guard = guard;
    this.probe = Objects.requireNonNull(parser.probe(), "the parser's probe");
    this.version = parser.version();
    this.kinds = List.copyOf(parser.kinds());
  }

  @Override
  public ProbeId probe() {
    return probe;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public List<FactKind> kinds() {
    return kinds;
  }

  /** False where it cannot tell. */
  @Override
  public boolean reads(Command command) {
    try {
      return call(() -> parser.reads(command));
    } catch (ReadingFailure _) {
      return false; // told already
    }
  }

  /**
   * As the parser says.
   *
   * @throws ReadingFailure if it cannot tell
   */
  @Override
  public Scope scope(Command command) {
    return call(() -> Objects.requireNonNull(parser.scope(command), "its scope"));
  }

  /**
   * As the parser says.
   *
   * @throws ReadingFailure if it cannot tell, or gives what is no reading of the text
   */
  @Override
  public Reading read(String text, Command command) {
    return call(
        () -> {
          Reading reading = parser.read(text, command);
          Optional<String> flaw = reading.flaw(text, kinds);
          if (flaw.isPresent()) {
            throw new IllegalStateException(flaw.get());
          }
          return reading;
        });
  }

  private <T> T call(Callable<T> work) {
    try {
      return guard.call("the parser of " + probe, work);
    } catch (FaultException e) {
      throw new ReadingFailure(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReadingFailure("Interrupted while a plug-in read.", e);
    }
  }
}
