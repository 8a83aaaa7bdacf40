package io.netlapse.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the parsers of a cluster's outputs do with text that no tool ever printed. */
final class DamagedFixturesTest {

  static Stream<ListedFixture> fixtures() {
    return Stream.of("kubernetes", "calico", "bird")
        .flatMap(folder -> ListedFixture.of(folder).stream());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void garbage_isUnread(ListedFixture fixture) {
    String text = "lorem ipsum dolor\n  sit amet\n\n{\"consectetur\"\n";

    Reading reading = parser(fixture).read(text, fixture.command());

    assertThat(reading.facts()).isEmpty();
    assertThat(reading.unread().stream().map(span -> span.of(text).strip()))
        .containsExactly("lorem ipsum dolor", "sit amet", "{\"consectetur\"");
  }

  /** The last row, member or route may lack its end, and with it one fact or the two it gives. */
  @ParameterizedTest
  @MethodSource("fixtures")
  void cut_inventsNothing(ListedFixture fixture) {
    Set<String> whole = new HashSet<>(facts(fixture, fixture.text()));
    int length = fixture.text().length();
    for (int at = 1; at < length; at += 1 + length / 100) {
      int end = fixture.text().indexOf('\n', at);
      List<String> some = facts(fixture, fixture.text().substring(0, end < 0 ? length : end));
      assertThat(some.stream().filter(fact -> !whole.contains(fact)).count())
          .isLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void output_withoutCommand_isReadAsFarAsItGoes(ListedFixture fixture) {
    Reading reading = parser(fixture).read(fixture.text(), Command.parse(""));

    assertThat(spans(reading)).isNotEmpty();
  }

  private static SectionParser parser(ListedFixture fixture) {
    return Fixture.probes().parser(fixture.command()).orElseThrow();
  }

  private static List<String> facts(ListedFixture fixture, String text) {
    return parser(fixture).read(text, fixture.command()).facts().stream()
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
