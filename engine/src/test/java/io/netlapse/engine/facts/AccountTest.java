package io.netlapse.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of each line of what kernels print, and of text that none ever printed. */
final class AccountTest {

  static List<Fixture> fixtures() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyLine_isAFactOrUnderstoodOrUnread(Fixture fixture) {
    assertThat(fixture.forgotten()).isEmpty();
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
}
