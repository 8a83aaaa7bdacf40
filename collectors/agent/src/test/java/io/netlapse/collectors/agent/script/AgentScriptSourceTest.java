package io.netlapse.collectors.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The text of {@code agent.sh} itself. */
final class AgentScriptSourceTest {

  @Test
  void script_hasFewerThan400Lines() throws Exception {
    assertThat(Files.readAllLines(ScriptedNode.SCRIPT)).hasSizeLessThan(400);
  }

  @Test
  void shellcheck_findsNothing() throws Exception {
    Programs.assume("shellcheck");
    Process check =
        new ProcessBuilder("shellcheck", ScriptedNode.SCRIPT.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(said).isZero();
  }
}
