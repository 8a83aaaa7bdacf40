package io.netlapse.diagnose.mutation;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.diagnose.report.Diagnosed;
import io.netlapse.spi.diagnose.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MutationTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void base_isHealthy(Fault.Base base) throws Exception {
    assertThat(Outputs.recorded(base.recording, base.step).diagnosed(folder).findings())
        .filteredOn(found -> found.finding().severity() != Severity.INFO)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void fault_isSaidByItsRuleOnItsNode(Fault fault) throws Exception {
    assertThat(fault.outputs().diagnosed(folder).findings())
        .extracting(found -> found.key().rule() + " on " + found.key().node().name())
        .contains(fault.rule() + " on " + fault.node());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void namesOfAllThings_changeNoFinding(Fault fault) throws Exception {
    Outputs outputs = fault.outputs();
    SortedSet<String> before = Said.by(outputs.diagnosed(folder.resolve("before")));
    Map<String, UnaryOperator<String>> otherwise =
        Map.of(
            "nodes", MutationTest::nodesSwapped,
            "devices", MutationTest::devicesRenamed,
            "addresses", MutationTest::addressesShifted);
    for (Map.Entry<String, UnaryOperator<String>> told : otherwise.entrySet()) {
      Diagnosed after = outputs.told(told.getValue()).diagnosed(folder.resolve(told.getKey()));
      assertThat(Said.by(after))
          .as("with other %s", told.getKey())
          .isEqualTo(before.stream().map(told.getValue()).collect(toCollection(TreeSet::new)));
    }
    Random random = new Random(11);
    assertThat(Said.by(outputs.shuffled(random).diagnosed(folder.resolve("lines"))))
        .as("with lines in another order")
        .isEqualTo(before);
  }

  private static List<Fault> faults() {
    return Fault.all();
  }

  private static String nodesSwapped(String text) {
    Map<String, String> names = Map.of("1", "7", "2", "1", "3", "2");
    return Pattern.compile("\\b(node|vx)-([123])\\b")
        .matcher(text)
        .replaceAll(found -> "host-" + names.get(found.group(2)));
  }

  private static String devicesRenamed(String text) {
    return text.replaceAll("\\beth0\\b", "enp6s18")
        .replaceAll("\\bveth([0-9a-f]{3})([0-9a-f]{5})\\b", "veth$2$1");
  }

  private static String addressesShifted(String text) {
    Map<String, String> networks =
        Map.of(
            "192.168.50.", "172.29.17.",
            "192.168.70.", "172.29.19.",
            "10.244.", "10.61.",
            "10.80.", "10.62.");
    Matcher matcher =
        Pattern.compile("(?<![0-9.])(192\\.168\\.[57]0\\.|10\\.244\\.|10\\.80\\.)").matcher(text);
    return matcher.replaceAll(found -> networks.get(found.group(1)));
  }
}
