package io.netlapse.collectors.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code agent.sh} does on a node whose gzip fails. Not with busybox, whose shell has its own.
 */
@EnabledOnOs(OS.LINUX)
final class FailingGzipTest {

  /** To drop old captures would not help: there is room. */
  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void dropsTheNewCaptureAndNoOther(String shell, @TempDir Path folder) throws Exception {
    Programs.assume(shell, "curl", "gzip");
    try (var service = new Service(0)) {
      var node = new ScriptedNode(shell, "curl", service.address(), folder);
      service.thenAnswer(503, "3600");
      node.run("--patience", "2");
      node.program("gzip", "exit 1");

      var ended = node.run("--patience", "2");

      assertThat(ended.status()).as(ended.said()).isEqualTo(4);
      assertThat(ended.said()).contains("gzip or dd failed");
      assertThat(node.waiting()).hasSize(1);
      assertThat(node.spool().resolve("dropped")).hasContent("1");
    }
  }
}
