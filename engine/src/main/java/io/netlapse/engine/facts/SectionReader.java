package io.netlapse.engine.facts;

import io.netlapse.engine.facts.paste.LedCommand;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.ReadingFailure;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import java.util.Optional;

/** Reads sections with the parsers that there are. Immutable, safe for many threads. */
public final class SectionReader {

  private final Probes probes;

  /** Reads with these parsers. */
  public SectionReader(Probes probes) {
    this.probes = probes;
  }

  /**
   * Reads a section: with the parser that knows its command; where no command was told, with its
   * probe's. What a stranger's parser fails at is read by none.
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
    try {
      return understood(section, command, parser);
    } catch (ReadingFailure _) {
      return new ReadSection.NoParser(section);
    }
  }

  private static ReadSection understood(Section section, Command command, SectionParser parser) {
    Reading reading = parser.read(section.output().text(), command);
    // The message of an empty section is a line that nobody reads, and leaves out nothing.
    Scope scope =
        section.status() == SectionStatus.EMPTY
            ? ReadScope.told(command, parser, reading)
            : ReadScope.of(command, parser, reading);
    return new ReadSection.Understood(section, parser, scope, reading);
  }
}
