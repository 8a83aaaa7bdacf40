package io.netlapse.cli.facts;

import io.netlapse.cli.facts.ReadOutput.Stated;
import io.netlapse.cli.outputs.Captured;
import io.netlapse.cli.outputs.Inputs;
import io.netlapse.cli.outputs.Lines;
import io.netlapse.cli.outputs.Unread;
import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.paste.Paste;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Section;
import java.util.List;
import java.util.Optional;

/**
 * Reads outputs line by line. What a person pasted is repaired before; what a program captured is
 * read as it is.
 */
final class OutputReader {

  private final Probes probes;

  OutputReader(Probes probes) {
    this.probes = probes;
  }

  List<ReadOutput> read(Inputs inputs) {
    return inputs.captured().stream()
        .flatMap(captured -> captured.outputs().stream().map(output -> read(captured, output)))
        .toList();
  }

  private ReadOutput read(Captured captured, Captured.Output output) {
    Section section = output.section();
    if (!section.status().observes()) {
      return unread(captured.node(), output, List.of());
    }
    String text = section.output().text();
    Paste paste = captured.pasted() ? Paste.of(text, section.command()) : null;
    Optional<SectionParser> parser =
        probes.parser(paste == null ? section.command() : paste.command());
    if (parser.isEmpty()) {
      return unread(
          captured.node(),
          output,
          Unread.ofSection(captured.node(), output.file(), section).stream().toList());
    }
    Reading reading =
        paste == null ? parser.get().read(text, section.command()) : paste.read(parser.get());
    return stated(captured.node(), output, parser.get(), reading);
  }

  private static ReadOutput stated(
      NodeId node, Captured.Output output, SectionParser parser, Reading reading) {
    Section section = output.section();
    Lines lines = new Lines(section.output().text());
    List<Stated> facts =
        reading.facts().stream()
            .map(
                read ->
                    new Stated(
                        read.fact(),
                        read.spans().stream()
                            .map(span -> lines.evidence(node, parser.probe(), span))
                            .toList()))
            .toList();
    List<Unread> unread =
        reading.unread().stream()
            .map(
                span ->
                    new Unread(node.name(), output.file(), lines.number(span), lines.text(span)))
            .toList();
    return new ReadOutput(
        node.name(),
        output.file(),
        section.command().text(),
        parser.probe().value(),
        section.status().word(),
        lines(section),
        facts,
        reading.raw(),
        unread);
  }

  private static ReadOutput unread(NodeId node, Captured.Output output, List<Unread> unread) {
    Section section = output.section();
    return new ReadOutput(
        node.name(),
        output.file(),
        section.command().text(),
        null,
        section.status().word(),
        lines(section),
        List.of(),
        0,
        unread);
  }

  private static int lines(Section section) {
    return (int) section.output().text().lines().filter(line -> !line.isBlank()).count();
  }
}
