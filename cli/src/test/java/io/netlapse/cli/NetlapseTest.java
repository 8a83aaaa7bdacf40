package io.netlapse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Exit statuses and sentences, as a shell sees them. */
final class NetlapseTest {

  private static final String STEPS = "src/test/resources/recordings/ipvs-node-address-captured/";

  private static final String RULE =
      """
      id: test-rule
      title: There is an address on kube-ipvs0
      severity: info
      when:
        - fact: address
          as: a
          where: {dev: kube-ipvs0}
      outcome:
        subject: "{a.address}"
        message: "{node} has {a.address} on kube-ipvs0"
      """;

  @TempDir private Path folder;

  private final StringWriter error = new StringWriter();

  @Test
  void diagnose_withoutFinding_is0() {
    assertThat(execute("diagnose", STEPS + "01-baseline", "-o", "json")).isZero();
  }

  @Test
  void diagnose_withFinding_is1() {
    assertThat(execute("diagnose", STEPS + "04-kube-proxy-restarted-node-1")).isEqualTo(1);
  }

  @Test
  void diagnose_unreadable_is2AndOneSentence() {
    assertThat(execute("diagnose", "/does/not/exist")).isEqualTo(2);
    assertThat(error.toString()).startsWith("netlapse: /does/not/exist").hasLineCount(1);
  }

  @Test
  void replay_unreadable_is2() {
    assertThat(execute("replay", "/does/not/exist")).isEqualTo(2);
    assertThat(error.toString()).startsWith("netlapse: ").hasLineCount(1);
  }

  @Test
  void replay_inUnknownOrder_is2() {
    assertThat(execute("replay", STEPS, "--order", "sideways")).isEqualTo(2);
    assertThat(error.toString()).contains("sideways").hasLineCount(1);
  }

  @Test
  void unknownCommand_is2() {
    assertThat(execute("dance")).isEqualTo(2);
  }

  @Test
  void everyCommand_hasADescription() {
    Netlapse.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) ->
                assertThat(command.getCommandSpec().usageMessage().description())
                    .as(name)
                    .isNotEmpty());
  }

  @Test
  void rulesCheck_saysWhatIsWrongAndWhere() throws IOException {
    assertThat(execute("rules", "check", folder.toString())).as("an empty folder").isEqualTo(1);
    Path right = Files.writeString(folder.resolve("right.yaml"), RULE);
    assertThat(execute("rules", "check", right.toString())).isZero();
    Files.writeString(folder.resolve("wrong.yml"), RULE.replace("address", "adress"));
    assertThat(execute("rules", "check", folder.toString())).isEqualTo(1);
    assertThat(execute("rules", "check", "/does/not/exist")).isEqualTo(1);
  }

  @Test
  void diagnose_asksWrittenRules() throws IOException {
    Path rule = Files.writeString(folder.resolve("rule.yaml"), RULE);
    assertThat(execute("diagnose", STEPS + "01-baseline", "--rules", rule.toString())).isEqualTo(1);
  }

  @Test
  void diagnose_withWrongRules_is2AndTellsThePlace() throws IOException {
    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(
        wrong, RULE.replace("dev: ", "devv: ").replace("test-rule", "pod-route-wrong"));
    assertThat(execute("diagnose", STEPS + "01-baseline", "--rules", folder.toString()))
        .isEqualTo(2);
    assertThat(error.toString()).contains(wrong + ":7:13: ").hasLineCount(2);
    Files.writeString(wrong, RULE.replace("test-rule", "xtables-lock-contention"));
    assertThat(execute("diagnose", STEPS + "01-baseline", "--rules", folder.toString()))
        .isEqualTo(2);
    assertThat(error.toString()).contains("is that of a rule of netlapse itself");
  }

  private int execute(String... arguments) {
    CommandLine commandLine = Netlapse.commandLine();
    return commandLine.setErr(new PrintWriter(error, true)).execute(arguments);
  }
}
