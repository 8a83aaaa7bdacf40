package io.netlapse.cli.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.cli.kernel.Shell.Ran;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.netfilter.IptablesChain;
import io.netlapse.spi.netfilter.IptablesRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules made by chance, the number of the repetition being the seed: every line that iptables-save
 * tells of them is understood, and the facts are enough to make the same tables again.
 */
final class RandomRulesetTest {

  private static final List<String> PROBES =
      List.of("iptables-legacy-save", "ip6tables-legacy-save");

  @RepeatedTest(2)
  void randomRules_areReadAndMadeAgain(RepetitionInfo repetition, @TempDir Path folder) {
    Path runner = Kernel.requireUserModeLinux();
    Kernel.require("iptables-legacy-restore", "iptables");
    UserModeLab lab = new UserModeLab(runner, folder);
    long seed = repetition.getCurrentRepetition();
    Looked made = look(lab, RandomRules.of(seed, false), RandomRules.of(seed, true));

    assertThat(made.unread()).as("lines that nobody understood").isEmpty();
    assertThat(facts(made, IptablesRule.KIND.name())).hasSizeGreaterThan(150);

    Looked again =
        look(lab, rendered(made.facts(PROBES.getFirst())), rendered(made.facts(PROBES.getLast())));
    assertThat(again.facts()).isEqualTo(made.facts());
  }

  private static Looked look(UserModeLab lab, String four, String six) {
    lab.write("four", four.getBytes(UTF_8));
    lab.write("six", six.getBytes(UTF_8));
    Ran _ = lab.run("ruleset");
    return Looked.at(lab.read("bundle"));
  }

  private static List<Fact> facts(Looked looked, String kind) {
    return looked.facts().stream().filter(fact -> fact.kind().name().equals(kind)).toList();
  }

  /** What {@code iptables-restore} makes the tables of. */
  private static String rendered(List<Fact> facts) {
    Map<String, StringBuilder> tables = new TreeMap<>();
    facts.stream()
        .filter(fact -> fact.kind().equals(IptablesChain.KIND))
        .map(IptablesChain::of)
        .forEach(chain -> table(tables, chain.table()).append(line(chain)));
    facts.stream()
        .filter(fact -> fact.kind().equals(IptablesRule.KIND))
        .map(IptablesRule::of)
        .forEach(rule -> table(tables, rule.table()).append(line(rule)));
    return tables.entrySet().stream()
        .map(table -> "*%s\n%sCOMMIT\n".formatted(table.getKey(), table.getValue()))
        .collect(joining());
  }

  private static StringBuilder table(Map<String, StringBuilder> tables, String name) {
    return tables.computeIfAbsent(name, _ -> new StringBuilder());
  }

  private static String line(IptablesChain chain) {
    return ":%s %s [0:0]\n".formatted(chain.chain(), chain.policy() == null ? "-" : chain.policy());
  }

  private static String line(IptablesRule rule) {
    String comment =
        rule.comment() == null
            ? ""
            : " -m comment --comment \"%s\""
                .formatted(rule.comment().replace("\\", "\\\\").replace("\"", "\\\""));
    return "-A %s%s %s\n".formatted(rule.chain(), comment, rule.rule());
  }
}
