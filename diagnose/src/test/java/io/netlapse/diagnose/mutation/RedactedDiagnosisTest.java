package io.netlapse.diagnose.mutation;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.runtime.redaction.Redaction;
import io.netlapse.collectors.runtime.redaction.RedactionKey;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.report.Diagnosed;
import io.netlapse.diagnose.report.Diagnosing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is found with other addresses as well, and is said of those. */
final class RedactedDiagnosisTest {

  private static final Path FIXTURES = Path.of("../engine/src/test/resources/rules");

  private static final Diagnosing DIAGNOSING = Diagnosing.withAllThereIs();

  private final Redaction redaction =
      new Redaction(RedactionKey.of("a-key-of-the-tests-a-key-of-the-tests"));

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("faults")
  void fault_isFoundWithOtherAddresses(Fault fault) throws Exception {
    Outputs outputs = fault.outputs();

    Diagnosed plain = outputs.diagnosed(folder.resolve("plain"));
    Diagnosed redacted = outputs.told(redaction::text).diagnosed(folder.resolve("redacted"));

    assertThat(Said.by(redacted)).isEqualTo(renamed(Said.by(plain)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void caseOfARule_saysTheSameOfOtherAddresses(String name) throws Exception {
    Path plain = Files.createDirectories(folder.resolve("plain"));
    Path redacted = Files.createDirectories(folder.resolve("redacted"));
    try (Stream<Path> files = Files.list(FIXTURES.resolve(name))) {
      for (Path file : files.filter(file -> !file.endsWith("expected.txt")).toList()) {
        String text = Files.readString(file);
        Files.writeString(plain.resolve(file.getFileName()), text);
        Files.writeString(redacted.resolve(file.getFileName()), redaction.text(text));
      }
    }

    assertThat(Said.by(diagnosed(redacted))).isEqualTo(renamed(Said.by(diagnosed(plain))));
  }

  private SortedSet<String> renamed(SortedSet<String> said) {
    return said.stream().map(redaction::text).collect(toCollection(TreeSet::new));
  }

  private static Diagnosed diagnosed(Path path) throws Exception {
    return DIAGNOSING.diagnose(Inputs.read(List.of(path), null, DIAGNOSING.probes()));
  }

  static List<Fault> faults() {
    return Fault.all();
  }

  /** Of each rule the first case in which it finds something. */
  static Collection<String> cases() throws IOException {
    try (Stream<Path> folders = Files.walk(FIXTURES, 2)) {
      return folders
          .filter(each -> each.getFileName().toString().startsWith("positive"))
          .map(each -> FIXTURES.relativize(each).toString())
          .sorted()
          .collect(toMap(each -> each.replaceFirst("/.*", ""), each -> each, (first, _) -> first))
          .values();
    }
  }
}
