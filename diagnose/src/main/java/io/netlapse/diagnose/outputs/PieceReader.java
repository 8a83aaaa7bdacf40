package io.netlapse.diagnose.outputs;

import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.ReadScope;
import io.netlapse.engine.facts.ReadSection;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.engine.facts.paste.FoldedLines;
import io.netlapse.engine.facts.paste.Paste;
import io.netlapse.engine.facts.paste.PastedFile;
import io.netlapse.engine.facts.paste.Piece;
import io.netlapse.engine.facts.paste.Shape;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.ReadingFailure;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads outputs command by command. What a person pasted is split at its prompts and repaired
 * before; what a program captured is read as it is.
 */
public final class PieceReader {

  private final Probes probes;
  private final SectionReader sections;

  /** With these parsers. */
  public PieceReader(Probes probes) {
    this.probes = probes;
    this.sections = new SectionReader(probes);
  }

  /** Everything that a look shows, in order; read side by side, for a report has thousands. */
  public List<ReadPiece> read(Captured captured) {
    return captured.outputs().parallelStream().flatMap(output -> read(captured, output)).toList();
  }

  private Stream<ReadPiece> read(Captured captured, Captured.Output output) {
    Section section = output.section();
    if (!captured.isPasted() || !section.status().observes()) {
      return Stream.of(captured(captured.node(), output));
    }
    String text = FoldedLines.unfold(section.output().text());
    return PastedFile.of(text, section.command()).stream()
        .map(piece -> pasted(captured, output, text, piece));
  }

  private ReadPiece captured(NodeId node, Captured.Output output) {
    Section section = output.section();
    ReadSection read = sections.read(section);
    return new ReadPiece(
        node,
        output.file(),
        section,
        section.command().text(),
        null,
        read instanceof ReadSection.Understood by ? by.parser().probe() : null,
        read.scope(),
        read.reading(),
        linesOf(section.output().text()),
        null);
  }

  private ReadPiece pasted(Captured captured, Captured.Output output, String file, Piece piece) {
    Span shown = piece.output();
    Command told = Command.parse(piece.command());
    Paste paste = Paste.of(shown.of(file), told, command -> probes.parser(command).isPresent());
    Said said =
        probes.parser(paste.command()).map(by -> said(paste, told, by)).orElse(Said.NOTHING);
    int from = piece.commandSpan() == null ? shown.start() : piece.commandSpan().start();
    return new ReadPiece(
        node(captured, piece),
        output.file(),
        output.section(),
        piece.command(),
        piece.isOfNode() ? null : piece.inside(),
        said.probe(),
        said.scope(),
        moved(said.reading(), shown.start()),
        linesOf(file.substring(Math.min(from, shown.start()), shown.end())),
        new ReadPiece.Pasted(
            paste, isWhole(paste, piece, file), piece.host() != null && isNamed(captured, piece)));
  }

  /** A terminal goes on behind an output that is there to its end. */
  private static boolean isWhole(Paste paste, Piece piece, String file) {
    Span shown = piece.output();
    boolean isEnded = piece.commandSpan() == null || !file.substring(shown.end()).isBlank();
    return isEnded && !paste.isElided() && paste.text().equals(shown.of(file));
  }

  private static boolean isNamed(Captured captured, Piece piece) {
    return piece.led() || !captured.isNodeTold();
  }

  /** A prompt's host is whoever was told, if anybody was; what leads elsewhere says where. */
  private static NodeId node(Captured captured, Piece piece) {
    String host = piece.host();
    if (host == null || !isNamed(captured, piece)) {
      return captured.node();
    }
    try {
      return new NodeId(captured.node().cluster(), host);
    } catch (IllegalArgumentException e) {
      return captured.node(); // a prompt may show anything
    }
  }

  /** What a parser made of a paste. */
  private record Said(@Nullable ProbeId probe, Scope scope, Reading reading) {

    static final Said NOTHING = new Said(null, Scope.ONLY_SHOWN, Reading.EMPTY);
  }

  private static Said said(Paste paste, Command told, SectionParser parser) {
    try {
      Reading reading = paste.read(parser);
      return new Said(parser.probe(), scope(paste, told, parser, reading), reading);
    } catch (ReadingFailure _) {
      return Said.NOTHING; // a stranger's parser failed: nobody has read it
    }
  }

  /** What was left out may be anything; an output without command is whole if its looks say so. */
  private static Scope scope(Paste paste, Command told, SectionParser parser, Reading reading) {
    if (paste.isElided()) {
      return Scope.ONLY_SHOWN;
    }
    boolean isKnown =
        paste.command().equals(told)
            || Shape.likeliest(paste.text())
                .filter(shape -> shape.completeness() == Shape.Completeness.WHOLE)
                .isPresent();
    return isKnown ? ReadScope.of(paste.command(), parser, reading) : Scope.ONLY_SHOWN;
  }

  private static int linesOf(String text) {
    return (int) text.lines().filter(line -> !line.isBlank()).count();
  }

  private static Reading moved(Reading reading, int by) {
    return new Reading(
        reading.facts().stream()
            .map(read -> new Reading.Read(read.fact(), moved(read.spans(), by)))
            .toList(),
        moved(reading.unread(), by),
        reading.raw());
  }

  private static List<Span> moved(List<Span> spans, int by) {
    return spans.stream().map(span -> new Span(span.start() + by, span.end() + by)).toList();
  }
}
