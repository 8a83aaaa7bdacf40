package io.netlapse.cli.facts;

import io.netlapse.cli.facts.ReadOutput.Stated;
import io.netlapse.cli.outputs.Captured;
import io.netlapse.cli.outputs.Inputs;
import io.netlapse.cli.outputs.Lines;
import io.netlapse.cli.outputs.Unread;
import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.ReadSection;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.engine.facts.paste.PastedFile;
import io.netlapse.engine.facts.paste.Piece;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads outputs line by line. What a person pasted is split at its prompts and repaired before;
 * what a program captured is read as it is.
 */
final class OutputReader {

  private final Probes probes;
  private final SectionReader sections;

  OutputReader(Probes probes) {
    this.probes = probes;
    this.sections = new SectionReader(probes);
  }

  List<ReadOutput> read(Inputs inputs) {
    return inputs.captured().stream()
        .flatMap(captured -> captured.outputs().stream().flatMap(output -> read(captured, output)))
        .toList();
  }

  private Stream<ReadOutput> read(Captured captured, Captured.Output output) {
    Section section = output.section();
    if (!captured.pasted() || !section.status().observes()) {
      return Stream.of(captured(captured.node(), output));
    }
    Lines lines = new Lines(section.output().text());
    return PastedFile.of(section.output().text(), section.command()).stream()
        .map(piece -> PieceReading.of(piece, section.output().text(), probes))
        .map(piece -> pasted(captured.node(), output, piece, lines));
  }

  private static ReadOutput pasted(
      NodeId told, Captured.Output output, PieceReading read, Lines lines) {
    Piece piece = read.piece();
    String host = piece.host();
    String node = piece.led() && host != null ? host : told.name();
    ReadOutput all =
        new ReadOutput(
            node,
            output.file(),
            piece.command(),
            piece.isOfNode() ? null : piece.inside(),
            read.probe() == null ? null : read.probe().value(),
            output.section().status().word(),
            read.lines(),
            List.of(),
            0,
            List.of());
    return with(all, told, read.probe(), read.reading(), lines);
  }

  private ReadOutput captured(NodeId node, Captured.Output output) {
    Section section = output.section();
    ReadSection read = sections.read(section);
    ProbeId probe = read instanceof ReadSection.Understood by ? by.parser().probe() : null;
    int count = (int) section.output().text().lines().filter(line -> !line.isBlank()).count();
    ReadOutput all =
        new ReadOutput(
            node.name(),
            output.file(),
            section.command().text(),
            null,
            probe == null ? null : probe.value(),
            section.status().word(),
            count,
            List.of(),
            0,
            List.of());
    return read instanceof ReadSection.Unobserved
        ? all
        : with(all, node, probe, read.reading(), new Lines(section.output().text()));
  }

  /** With what a parser made of it; without one, all of it is unread. */
  private static ReadOutput with(
      ReadOutput all, NodeId node, @Nullable ProbeId probe, Reading reading, Lines lines) {
    if (probe == null) {
      return all.with(
          List.of(),
          0,
          Unread.ofOutput(all.node(), all.file(), all.command(), all.lines()).stream().toList());
    }
    List<Stated> facts =
        reading.facts().stream()
            .map(
                read ->
                    new Stated(
                        read.fact(),
                        read.spans().stream()
                            .map(span -> lines.evidence(node, probe, span))
                            .toList()))
            .toList();
    List<Unread> unread =
        reading.unread().stream()
            .map(span -> new Unread(all.node(), all.file(), lines.number(span), lines.text(span)))
            .toList();
    return all.with(facts, reading.raw(), unread);
  }
}
