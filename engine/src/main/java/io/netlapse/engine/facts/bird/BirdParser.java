package io.netlapse.engine.facts.bird;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.bird.BirdVersion;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A parser of one question to BIRD, which greets first: {@code BIRD 2.0.12 ready.} */
abstract class BirdParser extends OutputParser {

  private final String question;

  BirdParser(String probe, String question, FactKind... kinds) {
    super(probe, 1, Stream.concat(Stream.of(kinds), Stream.of(BirdVersion.KIND)).toList());
    this.question = question;
  }

  /** Reads the lines behind the greeting. */
  abstract void read(List<Line> lines, BirdCommand command, ReadingDraft draft);

  @Override
  public final boolean reads(Command command) {
    return BirdCommand.of(command).filter(bird -> bird.shows(question)).isPresent();
  }

  @Override
  public final void read(String text, Command command, ReadingDraft draft) {
    BirdCommand bird = BirdCommand.of(command).orElseGet(() -> new BirdCommand("bird", List.of()));
    List<Line> rest =
        Line.of(text).stream().filter(line -> !isGreeting(line, bird, draft)).toList();
    read(rest, bird, draft);
  }

  private static boolean isGreeting(Line line, BirdCommand bird, ReadingDraft draft) {
    String content = line.content();
    if (content.startsWith("Defaulted container ") || content.startsWith("Access restricted")) {
      draft.understood(line.span());
      return true;
    }
    Optional<Fact> version =
        content.startsWith("BIRD ") && content.endsWith(" ready.") && content.length() > 12
            ? Optional.of(content.substring(5, content.length() - 7).strip())
                .filter(word -> !word.isEmpty())
                .map(word -> new BirdVersion(bird.daemon(), word).toFact())
            : Optional.empty();
    version.ifPresent(fact -> draft.fact(fact, line.span()));
    return version.isPresent();
  }
}
