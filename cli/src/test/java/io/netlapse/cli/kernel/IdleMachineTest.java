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

  /**
   * While its topology changes, a bridge shows twice the delay as ageing time: here it always is.
   */
  private static final String BRIDGE =
      "stp_state 1 forward_delay 200 ageing_time 400 mcast_querier 1";

  private static final String PING = "busybox ping -c 4 10.1.0.3 >/dev/null";

  @Test
  void busyNetworkThatNobodyChanges_hasNoChanges() {
    Kernel.requireNamespaces();
    Kernel.require("busybox", "busybox-static");
    try (NetworkNamespace node = NetworkNamespace.create();
        NetworkNamespace peer = NetworkNamespace.create()) {
      node.ip(List.of("link add eth0 type veth peer name eth0 netns " + peer.name()));
      peer.ip(List.of("address add 10.1.0.3/24 dev eth0", "link set eth0 up"));
      node.ip(
          List.of(
              "address add 10.1.0.2/24 dev eth0 valid_lft 3000 preferred_lft 2000",
              "address add fd00:1::2/64 dev eth0 valid_lft 3000 preferred_lft 2000",
              "link set eth0 up",
              "link add br0 type bridge " + BRIDGE,
              "link add v0 type veth peer name v1",
              "link set v0 master br0 up",
              "link set v1 up",
              "link set br0 up",
              "address add 10.2.0.2/24 dev br0",
              "route add fd00:2::/64 dev eth0 expires 3000",
              "route add 10.3.0.0/16 via 10.1.0.3",
              "rule add from 10.9.0.0/16 lookup 100",
              "neighbour add 10.1.0.7 lladdr 02:00:00:00:00:07 dev eth0 nud reachable"));
      // While this waits, the bridge's port begins to forward and the peer becomes known.
      node.shell("busybox ping -c 9 10.1.0.3 >/dev/null");

      byte[] first = node.capture("node-1");
      node.shell(PING);
      byte[] second = node.capture("node-1");

      assertNoChange(first, second);
    }
  }

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
        .as("modules that a capture loaded")
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
