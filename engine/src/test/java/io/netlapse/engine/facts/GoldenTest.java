package io.netlapse.engine.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Reading.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each probe's parser makes of the corpus is what somebody has looked at: canonical forms
 * without anything volatile, and the lines that stay unread. A form that changes is a change of
 * every node, unless the parser's version grows with it. Written anew by {@code ./mvnw -pl engine
 * -am test -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dnetlapse.golden.write=true};
 * the difference is then to be read like any other.
 */
final class GoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private static final Map<String, List<Output>> BY_PROBE =
      Corpus.all().stream()
          .collect(groupingBy(output -> output.parser().probe().value(), TreeMap::new, toList()));

  static Stream<String> probes() {
    return BY_PROBE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("probes")
  void facts_areThoseOfTheGoldenFile(String probe) throws IOException {
    String facts =
        BY_PROBE.getOrDefault(probe, List.of()).stream().map(GoldenTest::told).collect(joining());
    Path file = FOLDER.resolve(probe + ".txt");
    if (Boolean.getBoolean("netlapse.golden.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, facts);
    }

    assertThat(file).as("written by the command of this class's comment").exists();
    assertThat(facts).isEqualTo(Files.readString(file, UTF_8));
  }

  /** The command, then a line for each fact in the order of the output, then what is unread. */
  private static String told(Output output) {
    Reading reading = output.read(output.text());
    Stream<String> facts = reading.facts().stream().map(Read::fact).map(fact -> fact.canonical());
    Stream<String> unread = reading.unread().stream().map(span -> "! " + span.of(output.text()));
    return Stream.of(Stream.of("$ " + output.command()), facts, unread)
        .flatMap(lines -> lines)
        .map(line -> line + "\n")
        .collect(joining());
  }
}
