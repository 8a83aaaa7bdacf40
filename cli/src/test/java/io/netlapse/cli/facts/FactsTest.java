package io.netlapse.cli.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.diagnose.json.Json;
import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.engine.facts.Probes;
import io.netlapse.spi.fact.SectionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the parsers that are shipped. */
final class FactsTest {

  private static final Path STEP =
      Path.of("src/test/resources/recordings/ipvs-node-address-captured/03-externalip-is-node-2");

  @TempDir private Path folder;

  @Test
  void recordedStep_everyKnownLineIsUnderstood() throws Exception {
    List<ReadOutput> known = read(STEP).stream().filter(output -> output.probe() != null).toList();

    assertThat(known).extracting(ReadOutput::probe).contains("ip-route", "ipvsadm-save");
    assertThat(known)
        .allSatisfy(output -> assertThat(output.understood()).isEqualTo(output.lines()));
  }

  @Test
  void json_fact_hasItsFieldsAndItsExactLine() throws Exception {
    paste("node-1.route.txt -> ip route show table all -> node-1");
    Files.writeString(
        folder.resolve("node-1.route.txt"),
        "default via 10.0.0.1 dev eth0\nlocal 10.0.0.9 dev kube-ipvs0 table local\n");

    Json fact = FactsJson.of(read(folder), List.of()).get("facts").items().getLast();

    assertThat(fact.text("kind")).isEqualTo("route");
    assertThat(fact.get("fields").text("table")).isEqualTo("local");
    assertThat(fact.text("line")).isEqualTo("2");
    assertThat(fact.get("lines").items())
        .containsExactly(Json.of("local 10.0.0.9 dev kube-ipvs0 table local"));
  }

  @Test
  void lineThatNobodyReads_isShownWithItsPlace() throws Exception {
    paste("node-1.route.txt -> ip route -> node-1");
    Files.writeString(
        folder.resolve("node-1.route.txt"), "default via 10.0.0.1 dev eth0\nwho knows what\n");

    ReadOutput output = read(folder).getFirst();

    assertThat(output.unread()).hasSize(1);
    assertThat(output.unread().getFirst().line()).isEqualTo(2);
    assertThat(output.unread().getFirst().text()).isEqualTo("who knows what");
    assertThat(output.understood()).isEqualTo(1);
    assertThat(FactsText.of(List.of(output), List.of()))
        .contains("1 of 2 lines understood by ip-route", "UNREAD who knows what", "(50.0 %)");
  }

  @Test
  void linesOfALogThatAreInNoCatalogue_areCountedAsRawText() throws Exception {
    paste("node-1.journal.txt -> journalctl -u kubelet -> node-1");
    Files.writeString(
        folder.resolve("node-1.journal.txt"),
        """
        2026-11-22T10:00:01+0000 w systemd[1]: kubelet.service: Failed with result 'exit-code'.
        2026-11-22T10:00:02+0000 w kubelet[7]: nothing of note
        goroutine 1 [running]:
        """);

    ReadOutput output = read(folder).getFirst();

    assertThat(output.raw()).isEqualTo(2);
    assertThat(FactsText.of(List.of(output), List.of()))
        .contains("3 of 3 lines understood by journal, 2 of them raw text");
    assertThat(
            FactsJson.of(List.of(output), List.of()).get("outputs").items().getFirst().text("raw"))
        .isEqualTo("2");
  }

  @Test
  void paste_withMarkdownDamage_isRepairedAndQuotedAsPasted() throws Exception {
    paste("node-1.route.txt -> ip route -> node-1");
    Files.writeString(folder.resolve("node-1.route.txt"), "**default via 10.0.0.1 dev eth0**\n");

    ReadOutput output = read(folder).getFirst();

    assertThat(output.unread()).isEmpty();
    assertThat(output.facts()).hasSize(1);
    assertThat(output.facts().getFirst().lines().getFirst().text())
        .contains("default via 10.0.0.1 dev eth0");
  }

  @Test
  void fileWithPrompts_isSplitAndKeepsItsLineNumbers() throws Exception {
    paste("node-1.all.txt -> ip rule; ip route (prompts kept) -> node-1");
    Files.writeString(
        folder.resolve("node-1.all.txt"),
        "$ ip rule\n0:\tfrom all lookup local\n$ ip route\ndefault via 10.0.0.1 dev eth0\n");

    List<ReadOutput> outputs = read(folder);

    assertThat(outputs).extracting(ReadOutput::probe).containsExactly("ip-rule", "ip-route");
    assertThat(outputs).allSatisfy(output -> assertThat(output.understood()).isEqualTo(2));
    assertThat(outputs.getLast().facts().getFirst().lines().getFirst().line()).isEqualTo(4);
  }

  @Test
  void outputOfAPodOrAnotherHost_isNotTheNodes() throws Exception {
    paste(
        "node-1.pod.txt -> kubectl exec web-1 -- ip route -> a pod\n"
            + "node-1.other.txt -> ssh node-2 ip route -> another node\n"
            + "node-1.proxy.txt -> kubectl exec kube-proxy-x1 -- ip route -> its kube-proxy");
    for (String file : List.of("pod", "other", "proxy")) {
      Files.writeString(
          folder.resolve("node-1." + file + ".txt"), "default via 10.0.0.1 dev eth0\n");
    }

    assertThat(read(folder))
        .extracting(output -> output.node() + " " + output.inside() + " " + output.probe())
        .containsExactly(
            "node-1 pod web-1 ip-route", "node-2 null ip-route", "node-1 null ip-route");
  }

  private void paste(String commands) throws IOException {
    Files.writeString(folder.resolve("commands.txt"), commands + "\n");
  }

  private static List<ReadOutput> read(Path path) throws InputException {
    Probes probes =
        Probes.of(
            ServiceLoader.load(SectionParser.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    return new OutputReader(probes).read(Inputs.read(List.of(path), null, probes));
  }
}
