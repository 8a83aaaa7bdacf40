package io.netlapse.diagnose.mutation;

import static java.util.stream.Collectors.toCollection;

import io.netlapse.diagnose.report.Diagnosed;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a diagnosis says, in lines that can be compared. */
final class Said {

  private Said() {}

  /** Severity, rule, node and subject of each finding. */
  static SortedSet<String> by(Diagnosed diagnosed) {
    return diagnosed.findings().stream()
        .map(
            found ->
                "%s %s on %s of %s"
                    .formatted(
                        found.finding().severity().word(),
                        found.key().rule(),
                        found.key().node().name(),
                        found.key().subject()))
        .collect(toCollection(TreeSet::new));
  }
}
