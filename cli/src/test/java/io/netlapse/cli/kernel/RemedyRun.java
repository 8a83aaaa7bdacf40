package io.netlapse.cli.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.cli.kernel.RemedyCase.Cure;
import io.netlapse.cli.kernel.RemedyLab.Done;
import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.report.Diagnosed.Found;
import io.netlapse.spi.diagnose.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Not one of the tests, for it takes minutes: what {@code cli/remedies} runs.
 *
 * <p>What rules print ends what they found: each fault is made in a kernel, captured, found, and
 * ended by the commands of its own finding, as they are printed. Before and after nothing is found.
 */
final class RemedyRun {

  private static final List<RemedyCase> CASES = RemedyCase.read(lines("remedies.txt"));

  @Test
  void cases_areOfManyRules() {
    assertThat(
            CASES.stream().filter(one -> one.cure() != Cure.HAND).map(RemedyCase::rule).distinct())
        .hasSizeGreaterThanOrEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vx", "ip"})
  void printedRemedies_endWhatTheyAreFor(String cluster, @TempDir Path folder) throws Exception {
    Path _ = Kernel.requireUserModeLinux();
    Kernel.require("iptables-legacy", "iptables");
    Kernel.require("ipvsadm", "ipvsadm");
    Kernel.require("ipset", "ipset");
    Kernel.require("conntrack", "conntrack");
    List<RemedyCase> cases = CASES.stream().filter(one -> one.cluster().equals(cluster)).toList();
    try (RemedyLab lab = new RemedyLab(cluster, folder)) {
      lookAtAll(lab, cases);
      assertThat(grave(lab.findings())).as("healthy").isEmpty();
      SoftAssertions told = new SoftAssertions();
      for (RemedyCase one : cases) {
        prove(one, lab, told);
      }
      told.assertAll();
      lookAtAll(lab, cases);
      assertThat(grave(lab.findings())).as("healthy again").isEmpty();
    }
  }

  private static void lookAtAll(RemedyLab lab, List<RemedyCase> cases) throws Exception {
    String probes =
        cases.stream()
            .flatMap(one -> Arrays.stream(one.probes().split(",")))
            .distinct()
            .collect(joining(","));
    for (String node : new TreeSet<>(cases.stream().map(RemedyCase::at).toList())) {
      lab.lookAtHealthy(node, probes);
    }
  }

  private static void prove(RemedyCase one, RemedyLab lab, SoftAssertions told)
      throws IOException, InterruptedException, InputException {
    Done made = lab.run(one.at(), one.fault());
    told.assertThat(made.exitStatus()).as("%s: made: %s", one, made.output()).isZero();
    Path ill = lab.look(one.at(), one.probes());
    List<Found> all = lab.findings(ill);
    Optional<Found> found = all.stream().filter(each -> isOf(one, each)).findFirst();
    told.assertThat(found).as("%s: found beside %s", one, titles(all)).isPresent();
    List<String> commands = found.map(it -> it.finding().remedy().commands()).orElse(List.of());
    if (found.isPresent() && one.cure() != Cure.HAND) {
      told.assertThat(isRestart(commands))
          .as("%s: %s", one, commands)
          .isEqualTo(one.cure() == Cure.AGENT);
    }
    Done ended = lab.run(one.at(), one.cure() == Cure.HAND ? one.mend() : commands);
    told.assertThat(ended.exitStatus()).as("%s: %s: %s", one, commands, ended.output()).isZero();
    Path well = lab.look(one.at(), one.probes());
    told.assertThat(
            lab.findings(ill, well).stream()
                .filter(each -> found.filter(it -> it.key().equals(each.key())).isPresent())
                .map(each -> each.finding().title()))
        .as("%s: after %s", one, commands)
        .isEmpty();
    if (one.cure() != Cure.HAND && !one.mend().isEmpty()) {
      Done mended = lab.run(one.at(), one.mend());
      told.assertThat(mended.exitStatus()).as("%s: mended: %s", one, mended.output()).isZero();
    }
  }

  private static boolean isOf(RemedyCase one, Found found) {
    return found.by().rule().id().equals(one.rule()) && found.by().node().name().equals(one.node());
  }

  /**
   * Whether one of the commands starts an agent anew; what only asks the cluster changes nothing.
   */
  private static boolean isRestart(List<String> commands) {
    return commands.stream()
        .anyMatch(line -> line.startsWith("kubectl ") && !line.contains(" get "));
  }

  private static List<String> grave(List<Found> findings) {
    Set<Severity> grave = Set.of(Severity.WARNING, Severity.CRITICAL);
    return titles(
        findings.stream().filter(found -> grave.contains(found.finding().severity())).toList());
  }

  private static List<String> titles(List<Found> findings) {
    return findings.stream()
        .map(found -> found.by().rule().id() + ": " + found.finding().title())
        .toList();
  }

  private static List<String> lines(String resource) {
    try (InputStream in = requireNonNull(RemedyRun.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
