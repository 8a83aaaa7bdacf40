package io.netlapse.cli.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netlapse.cli.kernel.Shell.Ran;
import io.netlapse.collectors.capture.CaptureLimits;
import io.netlapse.collectors.capture.CaptureScript;
import io.netlapse.engine.history.Change;
import io.netlapse.engine.history.Changes;
import io.netlapse.engine.history.NodeHistory;
import io.netlapse.engine.history.Observation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timers run, counters count, neighbours are confirmed and forgotten: none of it is a change. */
final class IdleMachineTest {

  @Test
  void thisMachine_hasNoChangesOfItsOwn() throws Exception {
    List<String> last = new ArrayList<>();
    // Somebody may really change it meanwhile; what is volatile would be there each time.
    for (int i = 0; i < 3; i++) {
      byte[] first = captureHere();
      Ran _ = Shell.run(List.of("sh", "-c", "sleep 3")).orFail();
      last = changes(first, captureHere());
      if (last.isEmpty()) {
        return;
      }
    }
    assertThat(last).isEmpty();
  }

  @Test
  void machineWithModules_hasNoChangesAndIsLeftAsItWas(@TempDir Path folder) {
    Kernel.require("busybox", "busybox-static");
    UserModeLab lab = new UserModeLab(Kernel.requireUserModeLinux(), folder);
    Ran _ = lab.run("idle");

    assertNoChange(lab.read("first.bundle"), lab.read("second.bundle"));
    assertThat(new String(lab.read("modules.after"), UTF_8))
        .as("modules and tables that a capture loaded")
        .isEqualTo(new String(lab.read("modules.before"), UTF_8));
    assertThat(new String(lab.read("heard"), UTF_8)).as("what ip monitor told").isEmpty();
  }

  private static byte[] captureHere() throws Exception {
    assumeTrue(Path.of("/proc/uptime").toFile().exists(), "not run: this is no Linux");
    return CaptureScript.shipped().run(List.of("--node", "here"), CaptureLimits.DEFAULT);
  }

  private static void assertNoChange(byte[] first, byte[] second) {
    assertThat(Looked.at(first).facts()).hasSizeGreaterThan(20);
    assertThat(changes(first, second)).isEmpty();
  }

  private static List<String> changes(byte[] first, byte[] second) {
    List<Observation> observations = new ArrayList<>(Looked.at(first).observations());
    observations.addAll(Looked.at(second).observations());
    return Changes.of(NodeHistory.of(observations).lifetimes()).stream()
        .map(Change::toString)
        .toList();
  }
}
