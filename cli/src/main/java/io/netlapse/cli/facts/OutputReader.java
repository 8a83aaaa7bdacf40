package io.netlapse.cli.facts;

import io.netlapse.cli.facts.ReadOutput.Stated;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.outputs.Lines;
import io.netlapse.diagnose.outputs.PieceReader;
import io.netlapse.diagnose.outputs.ReadPiece;
import io.netlapse.diagnose.outputs.Unread;
import io.netlapse.engine.facts.Probes;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.List;

/** Reads outputs line by line. */
final class OutputReader {

  private final PieceReader pieces;

  OutputReader(Probes probes) {
    this.pieces = new PieceReader(probes);
  }

  List<ReadOutput> read(Inputs inputs) {
    return inputs.captured().stream()
        .flatMap(captured -> pieces.read(captured).stream())
        .map(OutputReader::output)
        .toList();
  }

  private static ReadOutput output(ReadPiece piece) {
    ProbeId probe = piece.probe();
    ReadOutput all =
        new ReadOutput(
            piece.node().name(),
            piece.file(),
            piece.command(),
            piece.inside(),
            probe == null ? null : probe.value(),
            piece.section().status().word(),
            piece.lines(),
            List.of(),
            0,
            List.of());
    return piece.observes() ? with(all, piece) : all;
  }

  /** With what a parser made of it; without one, all of it is unread. */
  private static ReadOutput with(ReadOutput all, ReadPiece piece) {
    ProbeId probe = piece.probe();
    if (probe == null) {
      return all.with(
          List.of(),
          0,
          Unread.ofOutput(all.node(), all.file(), all.command(), all.lines()).stream().toList());
    }
    Lines lines = new Lines(piece.section().output().text());
    List<Stated> facts =
        piece.reading().facts().stream()
            .map(
                read ->
                    new Stated(
                        read.fact(),
                        read.spans().stream()
                            .map(span -> lines.evidence(piece.node(), probe, span))
                            .toList()))
            .toList();
    List<Unread> unread =
        piece.reading().unread().stream()
            .map(span -> new Unread(all.node(), all.file(), lines.number(span), lines.text(span)))
            .toList();
    return all.with(facts, piece.reading().raw(), unread);
  }
}
