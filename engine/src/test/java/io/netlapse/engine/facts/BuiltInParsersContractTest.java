package io.netlapse.engine.facts;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.kit.ParserContract;
import io.netlapse.kit.Sample;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own parsers give what strangers' must. {@link FuzzTest} does worse to them. */
@ParameterizedClass(name = "{0}")
@MethodSource("parsers")
final class BuiltInParsersContractTest extends ParserContract {

  /** Of some length, and no longer: the contract damages it in many ways. */
  private static final int LENGTH = 1_000;

  private final OutputParser parser;
  private final List<Sample> samples;

  BuiltInParsersContractTest(String probe, List<Output> outputs) {
    this.parser = outputs.getFirst().parser();
    this.samples =
        outputs.stream()
            .sorted(
                comparing((Output output) -> output.read(output.text()).facts().isEmpty())
                    .thenComparingInt(output -> Math.abs(LENGTH - output.text().length())))
            .limit(1)
            .map(output -> new Sample(output.command(), output.text()))
            .toList();
  }

  static Stream<Arguments> parsers() {
    Map<String, List<Output>> byProbe =
        Corpus.all().stream()
            .collect(groupingBy(output -> output.parser().probe().value(), TreeMap::new, toList()));
    return byProbe.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @Override
  protected SectionParser parser() {
    return parser;
  }

  @Override
  protected List<Sample> samples() {
    return samples;
  }

  @Override
  protected Collection<Span> understood(Sample sample) {
    return parser.draft(sample.text(), sample.command()).accounted();
  }
}
