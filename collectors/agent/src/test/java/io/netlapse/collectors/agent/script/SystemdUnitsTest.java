package io.netlapse.collectors.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The units of {@code deploy/systemd}, judged by systemd's own tool; no systemd need run. */
final class SystemdUnitsTest {

  private static final Path UNITS = Path.of("../../deploy/systemd");

  @BeforeEach
  void assumeTool() throws Exception {
    Programs.assume("systemd-analyze");
  }

  @Test
  void units_areUnderstoodToTheLastLine() throws Exception {
    assertThat(analyze("verify", "--man=no", unit("service"), unit("timer"))).isEmpty();
  }

  /** The scale goes from 0 to 10; what is left is the reading itself, argued in the unit. */
  @Test
  void service_isExposedByNoMoreThanItsReadingNeeds() throws Exception {
    assertThat(analyze("security", "--offline=yes", "--threshold=30", unit("service")))
        .contains("Overall exposure level");
  }

  private static String unit(String kind) {
    return UNITS.resolve("netlapse-agent." + kind).toString();
  }

  /** What it says, if it says so with exit status 0. */
  private static String analyze(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "--no-pager"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
