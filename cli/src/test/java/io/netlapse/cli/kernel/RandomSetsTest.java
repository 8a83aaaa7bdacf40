package io.netlapse.cli.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Probes;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.ipset.IpSet;
import io.netlapse.spi.ipset.IpSetEntry;
import io.netlapse.spi.snapshot.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sets of ipset made by chance, always the same: every line is understood, {@code save} and {@code
 * list} say the same, and the facts are enough to make the sets again.
 */
final class RandomSetsTest {

  private static final long SEED = 1;

  @Test
  void randomSets_areReadAndMadeAgain(@TempDir Path folder) {
    UserModeLab lab = new UserModeLab(Kernel.requireUserModeLinux(), folder);
    Kernel.require("ipset", "ipset");
    Looked made = look(lab, RandomSets.of(SEED));

    assertThat(made.unread()).as("lines that nobody understood").isEmpty();
    assertThat(made.facts()).as("sets and entries").hasSizeGreaterThan(60);
    assertThat(listed(lab)).isEqualTo(new TreeSet<>(made.facts()));

    Looked again = look(lab, rendered(made.facts("ipset-save")));
    assertThat(new TreeSet<>(again.facts())).isEqualTo(new TreeSet<>(made.facts()));
  }

  private static Looked look(UserModeLab lab, List<String> commands) {
    lab.write("commands", (String.join("\n", commands) + "\n").getBytes(UTF_8));
    lab.run("sets");
    return Looked.at(lab.read("bundle"));
  }

  private static TreeSet<Fact> listed(UserModeLab lab) {
    Command command = Command.parse("ipset list");
    SectionParser parser =
        Probes.of(
                ServiceLoader.load(SectionParser.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList())
            .parser(command)
            .orElseThrow();
    Reading reading = parser.read(new String(lab.read("list"), UTF_8), command);
    assertThat(reading.unread()).isEmpty();
    TreeSet<Fact> facts = new TreeSet<>();
    reading.facts().forEach(read -> facts.add(read.fact()));
    return facts;
  }

  /** The commands that make sets again, in the order of their facts. */
  private static List<String> rendered(List<Fact> facts) {
    List<String> commands = new ArrayList<>();
    Map<String, IpSet> sets = new HashMap<>();
    for (Fact fact : facts) {
      if (fact.kind().equals(IpSet.KIND)) {
        IpSet set = IpSet.of(fact);
        sets.put(set.name(), set);
        commands.add("create " + set.name() + " " + set.type() + option(set.options()));
      } else if (fact.kind().equals(IpSetEntry.KIND)) {
        IpSetEntry entry = IpSetEntry.of(fact);
        commands.add(rendered(entry, requireNonNull(sets.get(entry.set()))));
      }
    }
    return commands;
  }

  private static String rendered(IpSetEntry entry, IpSet set) {
    String options = option(entry.options());
    // How long it has left is no part of the fact, but that it ends is.
    boolean ends = option(set.options()).contains(" timeout ") && !options.contains(" timeout 0");
    return "add "
        + entry.set()
        + " "
        + entry.entry()
        + (ends ? " timeout 500" : "")
        + options
        + (entry.comment() == null ? "" : " comment \"" + entry.comment() + "\"");
  }

  private static String option(@Nullable String options) {
    return options == null ? "" : " " + options;
  }
}
