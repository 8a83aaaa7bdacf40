package io.netlapse.kit;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link SectionParser} promises, as far as a test can see it. */
public abstract class ParserContract {

  private static final int LARGE = 128 * 1024;
  private static final Duration LONG = Duration.ofSeconds(20);

  /** What holds JSON together says nothing itself. */
  private static final Pattern BRACKETS = Pattern.compile("[\\[\\]{},\\\\\\s]*");

  /** For the test that extends this. */
  protected ParserContract() {}

  /** The parser. */
  protected abstract SectionParser parser();

  /** Outputs as the tool really prints them, at least one with a fact. */
  protected abstract List<Sample> samples();

  /**
   * The pieces of a sample, or of what damage made of one, that are understood and say no fact: a
   * heading, a line of dashes.
   *
   * @return none, unless a test says otherwise
   */
  protected Collection<Span> understood(Sample sample) {
    return List.of();
  }

  @Test
  final void versionIsPositive_andAlwaysTheSame() {
    assertTrue(parser().version() > 0, "the version is 1 or more");
    assertEquals(parser().version(), parser().version());
    assertEquals(parser().probe(), parser().probe());
    assertEquals(parser().kinds(), parser().kinds());
  }

  @Test
  final void kindsAreDeclaredOnce() {
    List<String> names = parser().kinds().stream().map(FactKind::name).toList();
    assertEquals(names.stream().distinct().toList(), names);
  }

  @Test
  final void samplesAreItsToRead_andOneSaysAFact() {
    assertFalse(samples().isEmpty(), "a contract without samples checks nothing");
    for (Sample sample : samples()) {
      assertTrue(parser().reads(sample.command()), () -> "it does not read " + sample.command());
    }
    assertTrue(
        // One that only understands its output declares no kind.
        parser().kinds().isEmpty()
            || samples().stream().anyMatch(sample -> !read(sample).facts().isEmpty()),
        "no sample says a fact");
  }

  @Test
  final void othersCommandsAreNotItsToRead() {
    assertFalse(parser().reads(Command.parse("netlapse-knows-no-such-command --at-all")));
    assertDoesNotThrow(() -> parser().reads(Command.parse("")));
  }

  @Test
  final void sameTextGivesTheSameReading() throws Exception {
    for (Sample sample : samples()) {
      AtOnce.sameAnswer(sample, () -> read(sample));
    }
  }

  @Test
  final void readingsAreOfTheirText() {
    withDamage().forEach(this::requireOfItsText);
  }

  @Test
  final void everyLineIsAFactOrUnderstoodOrUnread() {
    withDamage().forEach(this::requireNoLineForgotten);
  }

  @Test
  final void timeGrowsWithTheText_andNoFaster() {
    for (Sample sample : samples()) {
      String large = sample.text().repeat(1 + LARGE / Math.max(1, sample.text().length()));
      assertTimeoutPreemptively(
          LONG,
          () -> read(sample.withText(large)),
          () -> "%d characters like %s".formatted(large.length(), sample));
      assertTimeoutPreemptively(
          LONG,
          () -> read(sample.withText(sample.text().replace('\n', ' ').repeat(100))),
          () -> "a very long line like " + sample);
    }
  }

  @Test
  final void scopeIsOfItsKinds() {
    Set<String> kinds = parser().kinds().stream().map(FactKind::name).collect(toSet());
    for (Sample sample : samples()) {
      Scope scope = parser().scope(sample.command());
      for (Coverage coverage : scope.coverages()) {
        assertTrue(
            kinds.contains(coverage.kind()),
            () -> "the scope of %s has an undeclared kind".formatted(sample.command()));
      }
      assertEquals(scope, parser().scope(sample.command()));
    }
  }

  @Test
  final void searchedOutputDeniesNothing() {
    for (Sample sample : samples()) {
      Command searched = Command.parse(sample.command().text() + " | grep something");
      if (parser().reads(searched)) {
        assertEquals(
            Scope.ONLY_SHOWN,
            parser().scope(searched),
            () -> "the scope of '%s': what grep left out may be there".formatted(searched));
      }
    }
  }

  private Stream<Sample> withDamage() {
    return samples().stream()
        .flatMap(
            sample ->
                Stream.concat(Stream.of(sample), Damage.of(sample.text()).map(sample::withText)));
  }

  private void requireOfItsText(Sample sample) {
    Reading reading = assertDoesNotThrow(() -> read(sample), () -> told(sample));
    reading
        .flaw(sample.text(), parser().kinds())
        .ifPresent(
            flaw -> {
              throw new AssertionError(flaw + ": " + told(sample));
            });
    assertEquals(reading.unread().stream().sorted().toList(), reading.unread(), "in order");
  }

  private void requireNoLineForgotten(Sample sample) {
    String text = sample.text();
    Reading reading = read(sample);
    BitSet accounted = new BitSet(text.length());
    Stream.of(
            reading.facts().stream().flatMap(read -> read.spans().stream()),
            reading.unread().stream(),
            understood(sample).stream())
        .flatMap(spans -> spans)
        .forEach(span -> accounted.set(span.start(), span.end()));
    int forgotten = 0;
    int start = 0;
    for (String line : text.split("\n", -1)) {
      int next = accounted.nextSetBit(start);
      boolean isForgotten =
          !BRACKETS.matcher(line).matches() && (next < 0 || next >= start + line.length());
      forgotten += isForgotten ? 1 : 0;
      start += line.length() + 1;
    }
    int lines = forgotten;
    assertTrue(
        forgotten <= reading.raw(),
        () ->
            "%d lines are under no fact, not unread, not said to be understood or raw: %s"
                .formatted(lines, told(sample)));
  }

  private Reading read(Sample sample) {
    return parser().read(sample.text(), sample.command());
  }

  private static String told(Sample sample) {
    return "%s printed\n%s".formatted(sample.command(), sample.text());
  }
}
