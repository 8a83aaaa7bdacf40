package io.netlapse.cli.facts;

import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.paste.Paste;
import io.netlapse.engine.facts.paste.Piece;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one command of a pasted file says.
 *
 * @param piece the command and where its output stands
 * @param probe whose parser read it; null where none reads such a command
 * @param reading the facts and the unread lines, in places of the file; empty without a parser
 * @param lines how many lines are not blank, the one with the prompt included
 */
record PieceReading(Piece piece, @Nullable ProbeId probe, Reading reading, int lines) {

  /** Reads a piece of a file. */
  static PieceReading of(Piece piece, String file, Probes probes) {
    Span output = piece.output();
    Command told = Command.parse(piece.command());
    Paste paste = Paste.of(output.of(file), told, command -> probes.parser(command).isPresent());
    Optional<SectionParser> parser = probes.parser(paste.command());
    int from = piece.commandSpan() == null ? output.start() : piece.commandSpan().start();
    String all = file.substring(Math.min(from, output.start()), output.end());
    int lines = (int) all.lines().filter(line -> !line.isBlank()).count();
    return new PieceReading(
        piece,
        parser.map(SectionParser::probe).orElse(null),
        parser.map(by -> moved(paste.read(by), output.start())).orElse(Reading.EMPTY),
        lines);
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
