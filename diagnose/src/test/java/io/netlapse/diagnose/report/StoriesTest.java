package io.netlapse.diagnose.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.report.Diagnosed.Found;
import io.netlapse.diagnose.text.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts as people post them, told anew with other names: what they give, and that the examples of
 * the manual are what is printed for them. {@code -Dnetlapse.examples.write=true} writes the
 * examples; people read the difference.
 */
final class StoriesTest {

  private static final Instant AT = Instant.parse("2026-11-21T11:40:00Z");
  private static final Path STORIES = Path.of("src/test/resources/stories");
  private static final Path EXAMPLES = Path.of("../docs/examples");

  @Test
  void addressOfAnotherNode_isSuspectedFromOneNodesText() throws Exception {
    Diagnosed diagnosed = diagnosed("000-address-of-another-node.txt");
    assertThat(severities(diagnosed)).containsExactly(Map.entry("foreign-address-on-ipvs", "info"));
    assertThat(DiagnosedText.of(diagnosed, new Style(false)))
        .contains("ip address del xx.xx.xx.41/32 dev kube-ipvs0")
        .contains("as long as");
  }

  @Test
  void loadBalancer_isNotReachedForWantOfRoutesToPods() throws Exception {
    assertThat(severities(diagnosed("001-load-balancer-not-reached.txt")))
        .containsEntry("bgp-mesh-off", "critical")
        .containsEntry("bgp-filter-hides-pods", "critical")
        .containsEntry("cni-degraded", "critical")
        .containsEntry("loadbalancer-no-local-endpoint", "info")
        .containsEntry("loadbalancer-two-announcers", "info");
  }

  @Test
  void leftoverTunnel_isTheRootOfAllElse() throws Exception {
    Diagnosed diagnosed = diagnosed("002-leftover-tunnel.txt");
    assertThat(severities(diagnosed).keySet())
        .containsExactly(
            "cni-route-add-failed",
            "leftover-cni-interface",
            "pod-route-missing",
            "stale-blackhole-route",
            "vtep-entry-missing");
    assertThat(diagnosed.findings())
        .allSatisfy(found -> assertThat(found.by().node().name()).isEqualTo("alpha"));
    assertThat(diagnosed.findings().stream().filter(found -> found.consequenceOf().isEmpty()))
        .extracting(found -> found.key().rule() + " " + found.key().subject())
        .containsExactly("leftover-cni-interface tunl0");
    assertThat(one(diagnosed, "cni-route-add-failed").finding().explanation())
        .contains("The next hop 10.61.2.0 is an address of alpha itself: tunl0 has it");
    assertThat(one(diagnosed, "pod-route-missing").isCleared()).isTrue();
  }

  @Test
  void markDropOfTheOtherBackEnd_keepsKubeProxyFromItsRules() throws Exception {
    Diagnosed diagnosed = diagnosed("003-mark-drop-missing.txt");
    assertThat(severities(diagnosed))
        .containsOnly(
            Map.entry("kube-mark-drop-missing", "critical"),
            Map.entry("iptables-restore-failed", "critical"),
            Map.entry("ipvs-syn-stuck", "warning"),
            Map.entry("version-pair-known-bad", "warning"));
  }

  @Test
  void virtualAddress_isServedInTheLastMoment() throws Exception {
    Diagnosed diagnosed = diagnosed("004-virtual-address-without-nodeport.txt");
    assertThat(severities(diagnosed))
        .containsExactly(Map.entry("nodeport-not-on-address", "warning"));
    assertThat(one(diagnosed, "nodeport-not-on-address").in()).containsExactly(1);
    assertThat(one(diagnosed, "nodeport-not-on-address").isCleared()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void example_isWhatIsPrinted(String story) throws Exception {
    Path example = EXAMPLES.resolve(story.replace(".txt", ".md"));
    String printed = DiagnosedMarkdown.of(diagnosed(story));
    if (Boolean.getBoolean("netlapse.examples.write")) {
      Files.writeString(example, printed);
    }
    assertThat(example).hasContent(printed);
  }

  private static List<String> stories() throws IOException {
    try (Stream<Path> files = Files.list(STORIES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Diagnosed diagnosed(String story) throws InputException {
    Diagnosing diagnosing = Diagnosing.withAllThereIs();
    return diagnosing.diagnose(
        Inputs.read(List.of(STORIES.resolve(story)), AT, diagnosing.probes()));
  }

  /** The worst severity of each rule that found something. */
  private static Map<String, String> severities(Diagnosed diagnosed) {
    Map<String, String> severities = new TreeMap<>();
    diagnosed
        .findings()
        .forEach(
            found -> severities.putIfAbsent(found.key().rule(), found.finding().severity().word()));
    return severities;
  }

  private static Found one(Diagnosed diagnosed, String rule) {
    return diagnosed.findings().stream()
        .filter(found -> found.key().rule().equals(rule))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + rule));
  }
}
