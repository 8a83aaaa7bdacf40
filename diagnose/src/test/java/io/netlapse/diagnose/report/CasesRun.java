package io.netlapse.diagnose.report;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.diagnose.json.Json;
import io.netlapse.diagnose.outputs.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Not one of the tests: what {@code diagnose/cases} runs. Diagnoses cases that lie elsewhere and
 * compares with what their authors found.
 */
final class CasesRun {

  private static final String LABEL = "label.json";

  /** Nobody knows when they were taken. */
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final Diagnosing diagnosing = Diagnosing.withAllThereIs();
  private int expected;
  private int hit;

  @Test
  void cases_areComparedWithWhatTheirAuthorsFound() throws Exception {
    Map<String, Set<String>> rules = rules(Path.of(System.getProperty("netlapse.cases.classes")));
    List<Path> cases = cases(Path.of(System.getProperty("netlapse.cases")));
    for (Path folder : cases) {
      compare(folder, rules);
    }
    System.out.printf("%d of %d expected classes found in %d cases%n", hit, expected, cases.size());
    assertThat(cases).isNotEmpty();
  }

  private void compare(Path folder, Map<String, Set<String>> rules) throws Exception {
    Json label = Json.parse(Files.readString(folder.resolve(LABEL)));
    Json found =
        DiagnosedJson.of(
            diagnosing.diagnose(Inputs.read(List.of(folder), AT, diagnosing.probes())));
    Set<String> awaited = new HashSet<>();
    for (Json one : label.get("expected").items()) {
      Set<String> any = rules.getOrDefault(one.text("class"), Set.of());
      awaited.addAll(any);
      if (!any.isEmpty()) {
        boolean isHit =
            found.get("findings").items().stream()
                .anyMatch(
                    finding ->
                        any.contains(finding.text("rule"))
                            && isNode(finding.text("node"), one.text("node")));
        expected++;
        hit += isHit ? 1 : 0;
        line(folder, isHit ? "hit" : "miss", one.text("class") + " @ " + one.text("node"), any);
      }
    }
    Set<String> extra =
        found.get("findings").items().stream()
            .filter(finding -> !finding.text("severity").equals("info"))
            .filter(finding -> !awaited.contains(finding.text("rule")))
            .map(
                finding ->
                    "%s %s @ %s: %s"
                        .formatted(
                            finding.text("severity"),
                            finding.text("rule"),
                            finding.text("node"),
                            finding.text("title")))
            .collect(toCollection(TreeSet::new));
    boolean healthy = label.get("expected").items().isEmpty();
    extra.forEach(text -> line(folder, healthy ? "WRONG" : "extra", text, Set.of()));
  }

  /** Authors write a node's name, its number or its address, our files begin with one of them. */
  private static boolean isNode(String ours, String theirs) {
    return !theirs.isEmpty() && (ours.contains(theirs) || theirs.contains(ours));
  }

  private static void line(Path folder, String what, String text, Set<String> rules) {
    System.out.printf(
        "%-52.52s %-6s %s%s%n",
        folder.getFileName(), what, text, rules.isEmpty() ? "" : "  " + new TreeSet<>(rules));
  }

  private static List<Path> cases(Path all) throws IOException {
    try (Stream<Path> folders = Files.list(all)) {
      return folders.filter(folder -> Files.exists(folder.resolve(LABEL))).sorted().toList();
    }
  }

  private static Map<String, Set<String>> rules(Path table) throws IOException {
    Map<String, Set<String>> rules = new HashMap<>();
    for (String row : Files.readAllLines(table)) {
      String[] columns = row.split("\t", -1);
      for (String word : columns[columns.length - 1].split(" ", -1)) {
        rules.computeIfAbsent(word, _ -> new TreeSet<>()).add(columns[0]);
      }
    }
    return rules;
  }
}
