package io.netlapse.diagnose.uploads;

import io.netlapse.diagnose.outputs.ReadPiece;
import io.netlapse.engine.facts.SectionStatusReader;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The outputs of one snapshot while it is made. A pasted output that is not surely whole is stored
 * as one that came through a pipe ({@code ip route | ...}): it says what it shows and denies
 * nothing, now and whenever it is read again.
 */
final class OutputList {

  private static final String THROUGH_SOMETHING = " | ...";
  private static final int LONGEST_ID = 63;

  private final List<Recorded.Output> outputs = new ArrayList<>();
  private final Set<Asked> asked = new HashSet<>();

  /** What a bundle has once. */
  private record Asked(ProbeId probe, String command) {}

  List<Recorded.Output> all() {
    return outputs;
  }

  void add(ReadPiece piece, Whereabouts.Span when) {
    ReadPiece.Pasted pasted = piece.pasted();
    boolean isPart = pasted != null && !isWhole(piece, pasted);
    Section section = pasted == null ? piece.section() : section(piece, pasted, isPart);
    outputs.add(
        new Recorded.Output(
            named(pasted == null ? section : at(section, when)),
            piece.file(),
            piece.probe(),
            isPart || piece.scope().equals(Scope.ONLY_SHOWN),
            piece.reading().facts().size(),
            piece.probe() == null ? piece.lines() : piece.reading().unread().size()));
  }

  /**
   * Of a command that nobody typed here the scope is unknown, and of silence, whether it is one.
   */
  private static boolean isWhole(ReadPiece piece, ReadPiece.Pasted pasted) {
    return pasted.isWhole() && !piece.command().isBlank() && !pasted.paste().text().isBlank();
  }

  private static Section section(ReadPiece piece, ReadPiece.Pasted pasted, boolean isPart) {
    Command told =
        piece.probe() == null ? Command.parse(piece.command()) : pasted.paste().command();
    Command command = isPart ? throughSomething(told) : told;
    Content output = Content.of(pasted.paste().text());
    Section section = piece.section();
    return new Section(
        piece.probe() == null ? section.probe() : piece.probe(),
        command,
        section.begin(),
        section.end(),
        0,
        SectionStatusReader.read(null, command, 0, output, Content.NONE),
        output,
        Content.NONE);
  }

  private static Command throughSomething(Command command) {
    if (command.filtered()) {
      return oneLine(command.text());
    }
    Command behind = oneLine(command.text() + THROUGH_SOMETHING);
    // A remark behind the command would hide the pipe.
    return behind.filtered()
        ? behind
        : oneLine(String.join(" ", command.words()) + THROUGH_SOMETHING);
  }

  private static Command oneLine(String command) {
    return Command.parse(command.replaceAll("\\p{Cntrl}+", " "));
  }

  private static Section at(Section section, Whereabouts.Span when) {
    return new Section(
        section.probe(),
        section.command(),
        when.begin(),
        when.end(),
        section.exitStatus(),
        section.status(),
        section.output(),
        section.error());
  }

  /** With a probe id that its command has not had: asked again, it is another section. */
  private Section named(Section section) {
    return new Section(
        free(section.probe(), section.command().text()),
        section.command(),
        section.begin(),
        section.end(),
        section.exitStatus(),
        section.status(),
        section.output(),
        section.error());
  }

  private ProbeId free(ProbeId probe, String command) {
    ProbeId free = probe;
    for (int number = 2; !asked.add(new Asked(free, command)); number++) {
      String suffix = "-" + number;
      String base = probe.value();
      free =
          new ProbeId(
              base.substring(0, Math.min(base.length(), LONGEST_ID - suffix.length())) + suffix);
    }
    return free;
  }
}
