package io.netlapse.engine.facts.paste;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Probes;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every output of the rules' fixtures, without the line that tells its command: by its looks alone
 * it is known for what it is, or for nothing.
 */
final class ShapeOfFixturesTest {

  private static final Path RULES = Path.of("src/test/resources/rules");

  private static final Probes PROBES =
      Probes.of(
          ServiceLoader.load(SectionParser.class).stream()
              .map(ServiceLoader.Provider::get)
              .toList());

  /** What one says the other says as well: lines of logs, settings. */
  private static final Set<String> ALIKE =
      Set.of(
          "iptables-rules as iptables-save",
          "kubectl-get as calicoctl-get",
          "log-file as journal",
          "sysctl-config as sysctl");

  /**
   * What some or all outputs cannot be known by: a bare number or word, a file whose name tells
   * what it is, entries of a device that only the command named.
   */
  private static final Set<String> UNKNOWN =
      Set.of(
          "bridge-fdb",
          "cni-config",
          "conntrack-count",
          "hostname",
          "ip-neigh",
          "kubectl-describe",
          "kubelet-version",
          "log-file",
          "proc-net-stat",
          "resolv-conf",
          "sysctl");

  private record Output(Path file, String text, SectionParser told) {

    Optional<SectionParser> known() {
      return Shape.likeliest(text).flatMap(shape -> PROBES.parser(shape.command()));
    }
  }

  @Test
  void output_isKnownForWhatItIsOrForNothing() throws IOException {
    Set<String> wrong = new TreeSet<>();
    Set<String> unknown = new TreeSet<>();
    for (Output output : outputs()) {
      ProbeId told = output.told().probe();
      Optional<ProbeId> known = output.known().map(SectionParser::probe);
      if (known.isEmpty()) {
        unknown.add(told.value());
      } else if (!known.get().equals(told)
          && !ALIKE.contains(told.value() + " as " + known.get().value())) {
        wrong.add("%s as %s: %s".formatted(told.value(), known.get().value(), output.file()));
      }
    }

    assertThat(wrong).as("taken for another's").isEmpty();
    assertThat(unknown)
        .as("probes with an output that is not known by its looks")
        .isEqualTo(UNKNOWN);
  }

  private static List<Output> outputs() throws IOException {
    try (Stream<Path> files = Files.walk(RULES)) {
      return files
          .filter(file -> file.toString().endsWith(".txt") && !file.endsWith("expected.txt"))
          .sorted()
          .map(ShapeOfFixturesTest::output)
          .flatMap(Optional::stream)
          .toList();
    }
  }

  /** Empty for what a filter let through: it shows anything. */
  private static Optional<Output> output(Path file) {
    String all = text(file);
    int end = all.indexOf('\n');
    Command command = Command.parse(all.substring(2, end));
    return command.filtered()
        ? Optional.empty()
        : PROBES.parser(command).map(parser -> new Output(file, all.substring(end + 1), parser));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
