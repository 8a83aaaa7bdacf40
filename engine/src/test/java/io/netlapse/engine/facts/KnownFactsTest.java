package io.netlapse.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.rules.delivery.KnownFacts;
import io.netlapse.rules.vocabulary.KnownKind;
import io.netlapse.rules.vocabulary.Vocabulary;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of kinds that written rules may name is that of the parsers. */
final class KnownFactsTest {

  private static final Vocabulary KNOWN = KnownFacts.vocabulary();
  private static final List<SectionParser> PARSERS =
      ServiceLoader.load(SectionParser.class).stream().map(ServiceLoader.Provider::get).toList();

  @Test
  void kinds_areThoseOfTheParsers() {
    List<FactKind> given =
        PARSERS.stream().flatMap(parser -> parser.kinds().stream()).distinct().toList();
    assertThat(KNOWN.kinds().values().stream().map(KnownKind::kind))
        .containsExactlyInAnyOrderElementsOf(given);
  }

  @Test
  void fields_ofEveryFixture_areKnown() throws IOException {
    SortedSet<String> unknown = new TreeSet<>();
    int facts = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (Fact fact : facts(file)) {
          facts++;
          KnownKind kind = KNOWN.kind(fact.kind().name()).orElseThrow();
          fact.fields().keySet().stream()
              .filter(field -> !kind.has(field))
              .forEach(field -> unknown.add(kind.kind().name() + "." + field));
        }
      }
    }
    assertThat(facts).isGreaterThan(1000);
    assertThat(unknown).isEmpty();
  }

  private static List<Fact> facts(Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (MalformedInputException _) {
      return List.of();
    }
    int end = text.indexOf('\n');
    if (!text.startsWith("$ ") || end < 0) {
      return List.of();
    }
    Command command = Command.parse(text.substring(2, end));
    return Probes.of(PARSERS)
        .parser(command)
        .map(parser -> parser.read(text.substring(end + 1), command).facts())
        .orElse(List.of())
        .stream()
        .map(Reading.Read::fact)
        .toList();
  }
}
