package io.netlapse.engine.facts.nettools;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Fixture;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.SectionParser;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No line of an output of an old tool, of bridge, ethtool or a small listing is dropped silently.
 */
final class NetToolsAccountTest {

  /** A parser and one of its outputs. */
  record Case(OutputParser parser, Fixture fixture) {

    @Override
    public String toString() {
      return fixture.toString();
    }
  }

  static Stream<Case> cases() {
    return ServiceLoader.load(SectionParser.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(OutputParser.class::isInstance)
        .map(OutputParser.class::cast)
        .flatMap(
            parser ->
                Fixture.readBy(parser.probe().value()).stream()
                    .map(fixture -> new Case(parser, fixture)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyLine_isAFactOrUnderstoodOrUnread(Case one) {
    ReadingDraft draft = new ReadingDraft();
    one.parser().read(one.fixture().text(), one.fixture().command(), draft);

    List<String> forgotten = one.fixture().forgotten(draft);
    assertThat(forgotten).isEmpty();
  }
}
