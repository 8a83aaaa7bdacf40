package io.netlapse.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.upload.tree.Recording;
import io.netlapse.diagnose.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The incidents that people posted as a text, as the history that lies behind it: played through
 * the API, each is found on its node and in its window.
 */
final class ToldHistoriesTest {

  private static final Path HISTORIES = Path.of("src/test/resources/histories");

  private static Theatre theatre;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    theatre = new Theatre();
  }

  @AfterAll
  static void close() {
    theatre.close();
  }

  @Test
  void meshThatIsTurnedOff_isFoundUntilItIsOnAgain() throws Exception {
    String window = "cluster, 2026-09-23T14:00:00Z..2026-09-23T15:10:00Z to 2026-09-23T17:00:00Z";
    assertThat(loud("001-load-balancer-not-reached"))
        .containsExactly(
            "critical bgp-filter-hides-pods on " + window,
            "critical bgp-mesh-off on " + window,
            "critical cni-degraded on " + window);
  }

  @Test
  void leftoverTunnel_isFoundUntilItsModuleIsGone() throws Exception {
    String window = "alpha, 2026-10-27T22:00:00Z..2026-10-28T02:10:00Z to 2026-10-28T04:00:00Z";
    assertThat(loud("002-leftover-tunnel"))
        .containsExactly(
            // Nobody had looked into the log before, nor did so later.
            "critical cni-route-add-failed on alpha, ..2026-10-28T02:10:00Z to now",
            "critical leftover-cni-interface on " + window,
            "critical pod-route-missing on " + window,
            "critical vtep-entry-missing on " + window,
            "warning stale-blackhole-route on " + window);
  }

  @Test
  void markDropOfTheOtherBackEnd_isFoundSinceTheUpgrade() throws Exception {
    String since = "2026-09-22T21:15:00Z to now";
    assertThat(loud("003-mark-drop-missing"))
        .containsExactly(
            "critical iptables-restore-failed on worker-9, .." + since,
            "critical kube-mark-drop-missing on worker-9, .." + since,
            "warning ipvs-syn-stuck on worker-9, .." + since,
            // The kernel's, and iptables': both came with the upgrade.
            "warning version-pair-known-bad on worker-9, 2026-09-22T18:00:00Z.." + since,
            "warning version-pair-known-bad on worker-9, 2026-09-22T18:00:00Z.." + since);
  }

  @Test
  void virtualAddress_isFoundUntilItIsServed() throws Exception {
    assertThat(loud("004-virtual-address-without-nodeport"))
        .containsExactly(
            "warning nodeport-not-on-address on edge-1, 2026-11-20T09:00:00Z..2026-11-20T09:05:00Z"
                + " to 2026-11-20T09:10:00Z");
  }

  /** Each loud finding: its severity, rule, node, when it appeared and went. */
  private List<String> loud(String history) throws Exception {
    Recording recording = ToldHistory.of(HISTORIES.resolve(history + ".txt"), folder);
    Json known = theatre.known(recording, history, "forward", false);
    assertThat(theatre.known(recording, history + "-backward", "backward", false)).isEqualTo(known);
    return known.get("findings").items().stream()
        .filter(finding -> !finding.text("severity").equals("info"))
        .map(
            finding ->
                "%s %s on %s, %s..%s to %s"
                    .formatted(
                        finding.text("severity"),
                        finding.text("rule"),
                        finding.text("node"),
                        finding.get("appeared").text("after"),
                        finding.get("appeared").text("at"),
                        finding.get("gone").isNull() ? "now" : finding.get("gone").text("at")))
        .sorted()
        .toList();
  }
}
