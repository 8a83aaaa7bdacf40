package io.netlapse.cli.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.cli.local.LocalService;
import io.netlapse.diagnose.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way, with nothing made up: a node takes another node's address on its {@code
 * kube-ipvs0}; the script captures it, the service finds it, the finding's own remedy ends it.
 */
final class CapturedAddressTest {

  private static final String RULE = "foreign-address-on-ipvs";
  private static final String PEER = "10.77.0.13";

  private static LocalService service;

  @BeforeAll
  static void serve() {
    Path _ = Kernel.requireUserModeLinux();
    service = LocalService.temporary();
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
  }

  @Test
  void peersAddress_isFoundInItsWindowAndEndedByTheRemedy(@TempDir Path folder) throws Exception {
    UserModeLab lab = new UserModeLab(Kernel.requireUserModeLinux(), folder);
    try (ServedCluster cluster = new ServedCluster(service, "user-mode-linux");
        Dialogue guest = new Dialogue(lab, folder, "captured-address")) {
      guest.await("first");
      for (int i = 1; i <= 3; i++) {
        cluster.push(lab.read("first.node-%d.bundle".formatted(i)));
      }
      assertThat(cluster.findings(RULE)).isEmpty();

      guest.say("go on");
      guest.await("second");
      for (int i = 1; i <= 3; i++) {
        cluster.push(lab.read("second.node-%d.bundle".formatted(i)));
      }
      Json open = theOnly(cluster.findings(RULE));
      assertOpen(open, guest.instant("added.before"), guest.instant("added.after"));

      guest.say(open.get("confirm").items().getFirst().text());
      guest.await("confirmed");
      assertThat(told(lab, "confirmed.open")).startsWith("local " + PEER);

      guest.say(String.join("\n", remedy(open)));
      guest.await("third");
      assertThat(told(lab, "confirmed.ended")).startsWith(PEER + " dev eth0");
      cluster.push(lab.read("third.node-2.bundle"));
      assertResolved(
          theOnly(cluster.findings(RULE)),
          guest.instant("remedy.before"),
          guest.instant("remedy.after"));
    }
  }

  private static String told(UserModeLab lab, String file) {
    return new String(lab.read(file), UTF_8);
  }

  private static Json theOnly(List<Json> findings) {
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static void assertOpen(Json finding, Instant before, Instant after) {
    assertThat(finding.text("node")).isEqualTo("node-2");
    assertThat(finding.text("subject")).isEqualTo(PEER);
    assertThat(finding.text("severity")).isEqualTo("critical");
    assertThat(finding.text("state")).isEqualTo("open");
    assertThat(finding.get("evidence").items())
        .extracting(line -> line.text("node") + " " + line.text("text").strip())
        .anySatisfy(
            line ->
                assertThat(line).startsWith("node-2 local " + PEER + " dev kube-ipvs0 table local"))
        .contains("node-2 inet " + PEER + "/32 scope global kube-ipvs0")
        .contains("node-3 inet " + PEER + "/24 scope global eth0");
    assertWindow(finding.get("appeared"), before, after);
  }

  private static void assertResolved(Json finding, Instant before, Instant after) {
    assertThat(finding.text("state")).isEqualTo("resolved");
    assertWindow(finding.get("gone"), before, after);
  }

  /** What happened between two instants lies in the window, which is as narrow as our looks. */
  private static void assertWindow(Json window, Instant before, Instant after) {
    assertThat(Instant.parse(window.text("after")))
        .isBeforeOrEqualTo(before)
        .isAfter(before.minusSeconds(60));
    assertThat(Instant.parse(window.text("at")))
        .isAfterOrEqualTo(after)
        .isBefore(after.plusSeconds(60));
  }

  /** The commands for the node; those for the cluster need one. */
  private static List<String> remedy(Json finding) {
    List<String> commands =
        finding.get("remedy").get("commands").items().stream()
            .map(Json::text)
            .filter(command -> command.startsWith("ip "))
            .toList();
    assertThat(commands).containsExactly("ip address del " + PEER + "/32 dev kube-ipvs0");
    return commands;
  }
}
