package io.netlapse.engine.facts;

import io.netlapse.engine.facts.paste.LedCommand;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Reads sections with the parsers that there are. Immutable, safe for many threads. */
public final class SectionReader {

  private final Probes probes;

  /** Reads with these parsers. */
  public SectionReader(Probes probes) {
    this.probes = probes;
  }

  /**
   * Reads a section: with the parser that knows its command; where no command was told, with its
   * probe's.
   */
  public ReadSection read(Section section) {
    if (!section.status().observes()) {
      return new ReadSection.Unobserved(section);
    }
    Command command = command(section);
    return parser(section, command)
        .<ReadSection>map(parser -> read(section, command, parser))
        .orElseGet(() -> new ReadSection.NoParser(section));
  }

  /**
   * The command that decides who reads the section: its own, or the one that it ran on the same
   * node ({@code nsenter -t 1 -n ip route}, {@code kubectl exec kube-proxy-x -- ip route}). What
   * ran in a pod's network, or on another host, is none of this node's.
   */
  private Command command(Section section) {
    Command command = section.command();
    if (command.words().isEmpty() || probes.parser(command).isPresent()) {
      return command;
    }
    LedCommand led = LedCommand.of(command.text());
    return led.host() == null && led.isOfNode() ? Command.parse(led.text()) : command;
  }

  private Optional<SectionParser> parser(Section section, Command command) {
    return command.words().isEmpty() ? probes.parser(section.probe()) : probes.parser(command);
  }

  private static ReadSection read(Section section, Command command, SectionParser parser) {
    Reading reading = parser.read(section.output().text(), command);
    Scope scope = scope(section, command, parser, reading);
    return new ReadSection.Understood(section, parser, scope, reading);
  }

  /**
   * A line that nobody understood may be the fact that one looks for, or the three dots of whoever
   * left out a part. Then the section says what it shows and nothing of what it does not show. The
   * message of an empty section is such a line and leaves out nothing.
   */
  private static Scope scope(
      Section section, Command command, SectionParser parser, Reading reading) {
    boolean told = section.status() == SectionStatus.EMPTY || !hidesFacts(reading);
    if (command.words().isEmpty() || !told) {
      return Scope.ONLY_SHOWN;
    }
    return parser instanceof DialectScope dialect
        ? dialect.scope(command, reading)
        : parser.scope(command);
  }

  /** Whether a piece is unread that does not lie under a fact. */
  private static boolean hidesFacts(Reading reading) {
    NavigableMap<Integer, Integer> factEnds = new TreeMap<>();
    for (Reading.Read read : reading.facts()) {
      read.spans().forEach(span -> factEnds.merge(span.start(), span.end(), Math::max));
    }
    int furthest = 0;
    for (Map.Entry<Integer, Integer> end : factEnds.entrySet()) {
      furthest = Math.max(furthest, end.getValue());
      end.setValue(furthest);
    }
    return reading.unread().stream().anyMatch(unread -> !isUnder(unread, factEnds));
  }

  private static boolean isUnder(Span unread, NavigableMap<Integer, Integer> factEnds) {
    Map.Entry<Integer, Integer> before = factEnds.floorEntry(unread.start());
    return before != null && before.getValue() >= unread.end();
  }
}
