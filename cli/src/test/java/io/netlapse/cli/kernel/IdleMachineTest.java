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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Timers run, counters count, neighbours are confirmed and forgotten: none of it is a change. More
 * captures, as a command: {@code ./mvnw -pl cli -am verify -Dtest=IdleMachineTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dnetlapse.idle.captures=20 -Dnetlapse.lab.seconds=3600}.
 */
final class IdleMachineTest {

  private static final int CAPTURES = Integer.getInteger("netlapse.idle.captures", 2);

  @Test
  void thisMachine_hasNoChangesOfItsOwn() throws Exception {
    List<String> last = new ArrayList<>();
    // Somebody may really change it meanwhile; what is volatile would be there each time.
    for (int i = 0; i < 3; i++) {
      byte[] first = captureHere();
      Ran _ = Shell.run(List.of("sh", "-c", "sleep 3")).orFail();
      last = changes(List.of(first, captureHere()));
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
    Ran _ = lab.run("idle", Integer.toString(CAPTURES));

    List<byte[]> captures =
        IntStream.rangeClosed(1, CAPTURES).mapToObj(i -> lab.read(i + ".bundle")).toList();
    assertThat(Looked.at(captures.getFirst()).facts()).hasSizeGreaterThan(20);
    assertThat(changes(captures)).isEmpty();
    assertThat(new String(lab.read("modules.after"), UTF_8))
        .as("modules and tables that a capture loaded")
        .isEqualTo(new String(lab.read("modules.before"), UTF_8));
    assertThat(new String(lab.read("heard"), UTF_8)).as("what ip monitor told").isEmpty();
  }

  private static byte[] captureHere() throws Exception {
    assumeTrue(Path.of("/proc/uptime").toFile().exists(), "not run: this is no Linux");
    return CaptureScript.shipped().run(List.of("--node", "here"), CaptureLimits.DEFAULT);
  }

  private static List<String> changes(List<byte[]> captures) {
    List<Observation> observations =
        captures.stream().flatMap(capture -> Looked.at(capture).observations().stream()).toList();
    return Changes.of(NodeHistory.of(observations).lifetimes()).stream()
        .map(Change::toString)
        .toList();
  }
}
