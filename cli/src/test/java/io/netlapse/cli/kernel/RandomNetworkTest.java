package io.netlapse.cli.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.LinkPermanentAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks made by chance: every line that {@code ip} shows of them is understood, text and JSON
 * say the same, and the facts are enough to make the network again. More and larger ones, as a
 * command: {@code ./mvnw -pl cli -am verify -Dtest=RandomNetworkTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dnetlapse.random.seeds=5 -Dnetlapse.random.times=50
 * -Dnetlapse.lab.seconds=1500}.
 */
final class RandomNetworkTest {

  static IntStream seeds() {
    return IntStream.rangeClosed(1, Integer.getInteger("netlapse.random.seeds", 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomNetwork_isReadAndMadeAgain(int seed, @TempDir Path folder) {
    UserModeLab lab = new UserModeLab(Kernel.requireUserModeLinux(), folder);
    List<String> links = RandomLinks.of(seed);
    List<String> attached = RandomLinks.attached(seed);
    Looked made =
        lab.look(links, joined(attached, joined(RandomEntries.of(seed), RandomRoutes.of(seed))));

    assertThat(made.unread()).as("lines that nobody understood").isEmpty();
    assertThat(made.facts("ip-route")).as("routes").hasSizeGreaterThan(30);
    assertThat(made.facts("ip-rule")).as("rules").hasSizeGreaterThan(12);
    assertThat(differences(set(made, "ip-route"), set(made, "ip-route-json"))).as("JSON").isEmpty();
    assertThat(differences(set(made, "ip-route6"), set(made, "ip-route6-json")))
        .as("JSON")
        .isEmpty();

    List<String> rendered = Rendered.of(made);
    Looked again = lab.look(links, joined(attached, rendered));
    assertThat(again.unread()).as("what the second look did not tell").isEmpty();
    List<String> differences = differences(kept(made), kept(again));
    assertThat(differences).withFailMessage(() -> message(differences, rendered)).isEmpty();
    System.out.printf(
        "seed %d: %d routes and %d rules, made again without a difference%n",
        seed,
        made.facts("ip-route").size() + made.facts("ip-route6").size(),
        made.facts("ip-rule").size() + made.facts("ip-rule6").size());
  }

  /** The differences first: whatever cuts a message short cuts it at its end. */
  private static String message(List<String> differences, List<String> rendered) {
    return "the network made again differs:%n%s%nit was made with%n%s"
        .formatted(String.join("\n", differences), String.join("\n", rendered));
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  private static SortedSet<Fact> set(Looked looked, String probe) {
    return new TreeSet<>(looked.facts(probe));
  }

  /** All but what the kernel gives a tunnel by chance. */
  private static SortedSet<Fact> kept(Looked looked) {
    SortedSet<Fact> facts = new TreeSet<>(looked.facts());
    facts.removeIf(fact -> fact.kind().equals(LinkPermanentAddress.KIND));
    return facts;
  }

  /** What one lacks of the other, and what it has besides. */
  private static List<String> differences(SortedSet<Fact> one, SortedSet<Fact> other) {
    List<String> differences = new ArrayList<>();
    one.stream()
        .filter(fact -> !other.contains(fact))
        .forEach(fact -> differences.add("- " + fact));
    other.stream()
        .filter(fact -> !one.contains(fact))
        .forEach(fact -> differences.add("+ " + fact));
    return differences;
  }
}
