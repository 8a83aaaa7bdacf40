package io.netlapse.engine.facts.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.util.HashSet;
import java.util.Set;

/** The account of the lines of an output. */
final class Lines {

  /** What says no fact: remarks, names and ends of tables, names of columns. */
  private static final String SILENT = "\\s*(# .*|\\*\\S+|COMMIT|.*target .*destination)";

  private Lines() {}

  /** Every line stands under a fact, or is unread, or is one that says no fact. */
  static void assertAccounted(SectionParser parser, String command, String text) {
    Reading reading = parser.read(text, Command.parse(command));
    Set<Integer> starts = new HashSet<>();
    reading.facts().forEach(read -> read.spans().forEach(span -> starts.add(span.start())));
    reading.unread().forEach(span -> starts.add(span.start()));
    assertThat(Line.of(text))
        .filteredOn(line -> !starts.contains(line.start()) && !line.content().matches(SILENT))
        .as("lines of which nothing became")
        .isEmpty();
  }
}
