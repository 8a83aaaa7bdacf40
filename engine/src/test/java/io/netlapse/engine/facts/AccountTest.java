package io.netlapse.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a parser does with text that no kernel ever printed. */
final class AccountTest {

  private static final int MUTANTS = 200;

  /** Characters that mean something to one parser or another. */
  private static final String STRAY = "\n\\ {}[]\",:/@<>-9a\0";

  static List<Fixture> fixtures() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void mutatedOutput_isReadWithoutFailing(Fixture fixture) {
    Random random = new Random(fixture.text().hashCode());
    SectionParser parser = fixture.parser();
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = mutant(fixture.text(), random);
      Reading reading = parser.read(mutant, fixture.command());
      assertThat(spans(reading)).allMatch(span -> span.end() <= mutant.length());
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void garbage_isUnread(Fixture fixture) {
    String text = "lorem ipsum dolor\n  sit amet\n\n{\"consectetur\"\n";

    Reading reading = fixture.parser().read(text, fixture.command());

    assertThat(reading.facts()).isEmpty();
    assertThat(reading.unread().stream().map(span -> span.of(text).strip()))
        .containsExactly("lorem ipsum dolor", "sit amet", "{\"consectetur\"");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void output_cutAnywhere_inventsNoFact(Fixture fixture) {
    List<String> whole = facts(fixture.parser(), fixture.text(), fixture.command());
    String text = fixture.text();
    for (int lines = 1; lines < Math.min(40, text.lines().count()); lines++) {
      int end = nthLineEnd(text, lines);
      List<String> some = facts(fixture.parser(), text.substring(0, end), fixture.command());
      // What follows the cut may add to the last device or route, so that one alone may differ.
      assertThat(some.stream().filter(fact -> !whole.contains(fact)).count())
          .isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void output_withoutCommand_isReadAsFarAsItGoes(Fixture fixture) {
    Reading reading = fixture.parser().read(fixture.text(), Command.parse(""));

    assertThat(spans(reading)).isNotEmpty();
  }

  private static int nthLineEnd(String text, int lines) {
    int end = -1;
    for (int i = 0; i < lines; i++) {
      end = text.indexOf('\n', end + 1);
    }
    return end < 0 ? text.length() : end;
  }

  private static List<String> facts(SectionParser parser, String text, Command command) {
    return parser.read(text, command).facts().stream()
        .map(read -> read.fact().canonical())
        .toList();
  }

  private static List<Span> spans(Reading reading) {
    return Stream.concat(
            reading.facts().stream().flatMap(read -> read.spans().stream()),
            reading.unread().stream())
        .toList();
  }

  /** A text with a piece taken out, doubled, moved or overwritten. */
  private static String mutant(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int i = 1 + random.nextInt(4); i > 0 && !mutant.isEmpty(); i--) {
      int from = random.nextInt(mutant.length());
      int to = Math.min(mutant.length(), from + 1 + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> mutant.delete(from, to);
        case 1 -> mutant.insert(from, mutant.substring(from, to));
        case 2 -> mutant.setCharAt(from, STRAY.charAt(random.nextInt(STRAY.length())));
        default -> mutant.setLength(from);
      }
    }
    return mutant.toString();
  }
}
