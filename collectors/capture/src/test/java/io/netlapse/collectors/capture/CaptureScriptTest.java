package io.netlapse.collectors.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class CaptureScriptTest {

  @Test
  void run_yieldsTheBundleOfThisMachine() throws Exception {
    String bundle =
        new String(
            CaptureScript.shipped()
                .run(
                    List.of("--node", "worker-1", "--only", "ip-link,ip-rule"),
                    CaptureLimits.DEFAULT),
            UTF_8);

    assertThat(bundle)
        .startsWith("netlapse-bundle 1\nnode: worker-1\n")
        .contains("section: ip-rule\n")
        .containsPattern("\nend: [0-9]+\n$");
  }

  @Test
  void arguments_reachTheScriptAsTheyAre() throws Exception {
    assertThat(run("printf '<%s>' \"$@\"", "--node", "a b", "$(id)", "*"))
        .isEqualTo("<--node><a b><$(id)><*>");
  }

  @Test
  void environment_isClean() throws Exception {
    assertThat(run("env").lines().map(line -> line.replaceAll("=.*", "")))
        .contains("PATH", "LC_ALL")
        .doesNotContain("HOME", "USER", "JAVA_HOME");
  }

  @Test
  void script_largerThanAPipeIsHandedOverWhileItWrites() throws Exception {
    String line = "echo 0123456789012345678901234567890123456789\n";

    assertThat(run(line.repeat(5_000)).lines()).hasSize(5_000);
  }

  @Test
  void script_thatRunsTooLongIsEndedWithItsChildren() throws Exception {
    CaptureScript script = script("sleep 600 & echo $!; wait");

    byte[] output = script.run(List.of(), new CaptureLimits(Duration.ofSeconds(1), 1_000));

    Optional<ProcessHandle> child =
        ProcessHandle.of(Long.parseLong(new String(output, UTF_8).strip()));
    child.ifPresent(process -> process.onExit().join());
    assertThat(output).isNotEmpty();
  }

  @Test
  void script_thatWritesTooMuchIsEnded() throws Exception {
    byte[] output =
        script("while :; do echo 0123456789; done")
            .run(List.of(), new CaptureLimits(Duration.ofMinutes(5), 100_000));

    assertThat(output).hasSize(100_000);
  }

  @Test
  void script_thatSaysNothingIsAnErrorWithItsReason() {
    assertThatThrownBy(() -> run("echo 'no directory to write to' >&2; exit 2"))
        .isInstanceOf(CaptureException.class)
        .hasMessage("The capture script wrote nothing (exit status 2): no directory to write to");
  }

  private static String run(String script, String... arguments) throws Exception {
    byte[] output = script(script).run(List.of(arguments), CaptureLimits.DEFAULT);
    return new String(output, UTF_8);
  }

  private static CaptureScript script(String text) {
    return new CaptureScript(text.getBytes(UTF_8));
  }
}
