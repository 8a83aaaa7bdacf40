package io.netlapse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Exit statuses and sentences, as a shell sees them. */
final class NetlapseTest {

  private static final String STEPS = "src/test/resources/recordings/ipvs-node-address-captured/";

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

  private int execute(String... arguments) {
    CommandLine commandLine = Netlapse.commandLine();
    return commandLine.setErr(new PrintWriter(error, true)).execute(arguments);
  }
}
