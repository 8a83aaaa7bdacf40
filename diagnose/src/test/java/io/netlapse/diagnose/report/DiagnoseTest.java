package io.netlapse.diagnose.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.netlapse.diagnose.json.Json;
import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.text.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the parsers and rules that are shipped. */
final class DiagnoseTest {

  private static final Instant AT = Instant.parse("2026-11-21T11:40:00Z");
  private static final Path STEPS =
      Path.of("../cli/src/test/resources/recordings/ipvs-node-address-captured");

  @TempDir private Path folder;

  @Test
  void tree_withFinding_namesRuleNodeAndLine() throws Exception {
    Json answer = json(STEPS.resolve("03-externalip-is-node-2"));
    assertThat(answer.get("findings").items())
        .extracting(finding -> finding.text("node"))
        .containsExactly("node-1", "node-3");
    Json finding = answer.get("findings").items().getFirst();
    assertThat(finding.text("rule")).isEqualTo("foreign-address-on-ipvs");
    assertThat(finding.text("severity")).isEqualTo("critical");
    assertThat(finding.text("subject")).isEqualTo("192.168.50.12");
    assertThat(finding.get("consequenceOf").items()).isEmpty();
    assertThat(finding.get("remedy").get("commands").items()).isNotEmpty();
    Json line = finding.get("evidence").items().getFirst();
    assertThat(line.text("probe")).isEqualTo("ip-d-address");
    assertThat(line.text("text").strip())
        .isEqualTo("inet 192.168.50.12/32 scope global kube-ipvs0");
    List<String> file =
        Files.readAllLines(
            STEPS.resolve("03-externalip-is-node-2/node-1").resolve("ip-d-address.txt"));
    assertThat(file.get(Integer.parseInt(line.text("line")) - 1).strip())
        .isEqualTo(line.text("text").strip());
  }

  @Test
  void tree_healthy_findsNothing() throws Exception {
    assertThat(json(STEPS.resolve("01-baseline")).get("findings").items()).isEmpty();
  }

  @Test
  void steps_areJudgedByTheLast() throws Exception {
    assertThat(json(STEPS).get("findings").items()).isEmpty();
  }

  @Test
  void pastedFolder_isRead() throws Exception {
    paste("worker-1.rules.txt", "ip rule show", "0:\tfrom all lookup local\nnonsense here\n");
    paste("worker-1.queues.txt", "tc qdisc show", "a\nb\n");
    Json answer = json(folder);
    assertThat(answer.get("unread").compact())
        .contains("{\"node\":\"worker-1\",\"file\":\"worker-1.rules.txt\",\"line\":2,")
        .contains("\"text\":\"no parser reads `tc qdisc show` (2 lines kept)\"");
  }

  @Test
  void sameCommandAgain_isALaterMoment() throws Exception {
    paste(
        "worker-1.first.txt", "ip rule show", "0:\tfrom all lookup local\n9:\tfrom all lookup 9\n");
    paste("worker-1.second.txt", "ip rule show", "0:\tfrom all lookup local\n");
    Diagnosing diagnosing = Diagnosing.withAllThereIs();
    Inputs inputs = Inputs.read(List.of(folder), AT, diagnosing.probes());
    assertThat(inputs.captured()).hasSize(1);
    assertThat(diagnosing.diagnose(inputs).unread()).isEmpty();
  }

  @Test
  void deniedOutput_isNoEvidence() throws Exception {
    Path node = Files.createDirectories(folder.resolve("worker-1"));
    Files.writeString(node.resolve("date.txt"), AT + "\n");
    Files.writeString(node.resolve("ip-rule.txt"), "0:\tfrom all lookup local\n");
    Files.writeString(node.resolve("ip-rule.stderr.txt"), "Permission denied\n");
    Files.writeString(node.resolve("commands.tsv"), "ip-rule\t2\tip rule show\n");
    Json answer = json(folder);
    assertThat(answer.get("unobserved").compact())
        .isEqualTo(
            "[{\"node\":\"worker-1\",\"file\":\"ip-rule.txt\",\"command\":\"ip rule"
                + " show\",\"status\":\"denied\"}]");
    assertThat(answer.get("unread").items()).isEmpty();
  }

  @Test
  void transcript_isReadByItsPrompts() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("ticket.txt"),
            """
            root@node-1:~# ip -4 address show
            2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq state UP group default
                inet 192.0.2.11/24 brd 192.0.2.255 scope global eth0
                   valid_lft forever preferred_lft forever
            9: kube-ipvs0: <BROADCAST,NOARP> mtu 1500 qdisc noop state DOWN group default
                inet 10.96.0.1/32 scope global kube-ipvs0
                   valid_lft forever preferred_lft forever
                inet 192.0.2.12/32 scope global kube-ipvs0
                   valid_lft forever preferred_lft forever
            root@node-1:~# ssh node-2
            root@node-2:~# ip -4 address show dev eth0
            2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq state UP group default
                inet 192.0.2.12/24 brd 192.0.2.255 scope global eth0
                   valid_lft forever preferred_lft forever
            """);

    Json finding = finding(json(file), "foreign-address-on-ipvs");
    assertThat(finding.text("node")).isEqualTo("node-1");
    assertThat(finding.text("severity")).isEqualTo("critical");
    assertThat(finding.get("evidence").items().getFirst().text("line")).isEqualTo("8");
    assertThat(finding.get("moments").compact())
        .isEqualTo("{\"of\":1,\"in\":[1],\"cleared\":false}");
  }

  @Test
  void maskedAddress_amongTheNodesNeighbours_isSuspected() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("forum.txt"),
            """
            My node does not reach one of its neighbours.

            root@cp-1:~# ip route get 203.0.xx.18
            local 203.0.xx.18 dev lo src 203.0.xx.18 uid 0
                cache <local>
            root@cp-1:~# ip route get 203.0.xx.19
            203.0.xx.19 via 203.0.xx.1 dev eth0 src 203.0.xx.7 uid 0
                cache

            \u3042\u308a\u304c\u3068\u3046

            ip route ls table local
            local 203.0.xx.18 dev kube-ipvs0 proto kernel scope host src 203.0.xx.18  <<< here
            local 203.0.xx.7 dev eth0 proto kernel scope host src 203.0.xx.7
            """);

    Json answer = json(file);
    Json finding = finding(answer, "foreign-address-on-ipvs");
    assertThat(finding.text("node")).isEqualTo("cp-1");
    assertThat(finding.text("severity")).isEqualTo("info");
    assertThat(finding.text("subject")).isEqualTo("203.0.xx.18");
    assertThat(finding.get("evidence").items().getFirst().text("text"))
        .startsWith("local 203.0.xx.18 dev kube-ipvs0");
    assertThat(answer.get("findings").items())
        .extracting(one -> one.text("severity"))
        .containsOnly("info");
  }

  @Test
  void folderThatNobodyListed_isReadByItsLooks() throws Exception {
    Files.writeString(
        folder.resolve("node-1.addresses.txt"),
        """
        $ ip -o -4 address
        2: eth0    inet 192.0.2.11/24 scope global eth0
        9: kube-ipvs0    inet 192.0.2.12/32 scope global kube-ipvs0
        """);
    Path other = Files.createDirectories(folder.resolve("node-2"));
    Files.writeString(
        other.resolve("addresses.txt"),
        """
        2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq state UP group default qlen 1000
            link/ether 52:54:00:00:00:02 brd ff:ff:ff:ff:ff:ff
            inet 192.0.2.12/24 brd 192.0.2.255 scope global eth0
               valid_lft forever preferred_lft forever
        """);

    Json finding = finding(json(folder), "foreign-address-on-ipvs");
    assertThat(finding.text("node")).isEqualTo("node-1");
    assertThat(finding.text("severity")).isEqualTo("critical");
  }

  @Test
  void maskedAddress_hidesNoOtherFinding() throws Exception {
    paste(
        "cp-1.local.txt",
        "ip route show table local",
        """
        local 203.0.xx.18 dev kube-ipvs0 proto kernel scope host src 203.0.xx.18
        local 203.0.xx.7 dev eth0 proto kernel scope host src 203.0.xx.7
        """);
    paste(
        "cp-1.address.txt",
        "ip -o -4 address",
        """
        3: eth1    inet 192.0.2.11/24 scope global eth1
        9: kube-ipvs0    inet 192.0.2.12/32 scope global kube-ipvs0
        """);
    paste(
        "cp-2.address.txt",
        "ip -o -4 address",
        "3: eth1    inet 192.0.2.12/24 scope global eth1\n");

    assertThat(json(folder).get("findings").items())
        .filteredOn(one -> one.text("rule").equals("foreign-address-on-ipvs"))
        .extracting(one -> one.text("subject"), one -> one.text("severity"))
        .containsExactly(tuple("192.0.2.12", "critical"), tuple("203.0.xx.18", "info"));
  }

  @Test
  void linkOutOfAFolder_isNotFollowed() throws Exception {
    Path secret =
        Files.writeString(folder.resolve("shadow"), "$ ip rule\n0:\tfrom all lookup local\n");
    Path given = Files.createDirectories(folder.resolve("given"));
    Files.createSymbolicLink(given.resolve("node-1.rules.txt"), secret);
    Files.writeString(given.resolve("node-2.rules.txt"), "$ ip rule\n0:\tfrom all lookup local\n");

    assertThat(diagnosed(given).nodes()).isEqualTo(1);
  }

  @Test
  void whatIsNoOutputInAFolder_isToldAndLeftOut() throws Exception {
    Files.writeString(folder.resolve("node-1.rules.txt"), "$ ip rule\n0:\tfrom all lookup local\n");
    Files.writeString(folder.resolve("notes.md"), "it is broken\n");

    assertThat(json(folder).get("damage").compact())
        .contains("notes.md: no file NODE.anything.txt; it is left out");
  }

  @Test
  void sosReport_isReadWhereItTellsOfTheNetwork() throws Exception {
    Path networking = Files.createDirectories(folder.resolve("sos_commands/networking"));
    Files.createSymbolicLink(folder.resolve("hostname"), Path.of("sos_commands/host/hostname"));
    Files.writeString(
        Files.createDirectories(folder.resolve("sos_commands/host")).resolve("hostname"),
        "worker-1\n");
    Files.writeString(
        networking.resolve("ip_-o_addr"),
        """
        1: lo    inet 127.0.0.1/8 scope host lo
        9: kube-ipvs0    inet 192.0.2.12/32 scope global kube-ipvs0
        2: eth0    inet 192.0.2.11/24 scope global eth0
        """);
    Files.writeString(networking.resolve("biosdecode"), "nothing of ours\n");

    Json answer = json(folder);
    Json finding = finding(answer, "foreign-address-on-ipvs");
    assertThat(finding.text("node")).isEqualTo("worker-1");
    assertThat(finding.text("severity")).isEqualTo("info");
    assertThat(finding.get("evidence").items().getFirst().text("probe")).isEqualTo("ip--o-addr");
    assertThat(answer.get("unread").items()).isEmpty();
  }

  @Test
  void whatHeldAtFirst_isSaidToBeCleared() throws Exception {
    String own = "inet 192.0.2.11/24 scope global eth0";
    String captured = "inet 192.0.2.12/32 scope global kube-ipvs0";
    paste(
        "node-2.address.txt",
        "ip -o -4 address",
        "2: eth0    inet 192.0.2.12/24 scope global eth0\n");
    paste(
        "node-1.before.txt",
        "ip -o -4 address",
        "2: eth0    %s\n9: kube-ipvs0    %s\n".formatted(own, captured));
    paste("node-1.after.txt", "ip -o -4 address", "2: eth0    %s\n".formatted(own));

    Json finding = finding(json(folder), "foreign-address-on-ipvs");
    assertThat(finding.get("moments").compact())
        .isEqualTo("{\"of\":2,\"in\":[1],\"cleared\":true}");
  }

  private static Json finding(Json answer, String rule) {
    return answer.get("findings").items().stream()
        .filter(finding -> finding.text("rule").equals(rule))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + rule + " in " + answer.compact()));
  }

  @Test
  void whatIsNoCapture_cannotBeRead() throws IOException {
    Path file = Files.writeString(folder.resolve("notes"), "it is broken\n");
    for (Path wrong : List.of(file, folder.resolve("missing"), folder)) {
      assertThatThrownBy(() -> json(wrong)).as("%s", wrong).isInstanceOf(InputException.class);
    }
  }

  @Test
  void text_tellsWhatToDo() throws Exception {
    Diagnosed diagnosed = diagnosed(STEPS.resolve("03-externalip-is-node-2"));
    String text = DiagnosedText.of(diagnosed, new Style(false));
    assertThat(text)
        .startsWith("2 findings: ")
        .contains("CRITICAL  node-1 takes traffic for node-2")
        .contains(
            "inet 192.168.50.12/32 scope global kube-ipvs0\n      node-1, ip-d-address, line ")
        .contains("    ip address del 192.168.50.12/32 dev kube-ipvs0\n")
        .doesNotContain("\u001b");
    assertThat(DiagnosedText.of(diagnosed, new Style(true))).contains("\u001b[1;31mCRITICAL");
  }

  @Test
  void markdown_showsWhatIsSaidAndCannotBeEscaped() throws Exception {
    paste(
        "node-1.address.txt",
        "ip -o -4 address",
        """
        2: eth0    inet 192.0.2.11/24 scope global eth0
        9: kube-ipvs0    inet 192.0.2.12/32 scope global kube-ipvs0
        """);
    paste(
        "node-2.address.txt",
        "ip -o -4 address",
        "2: a`b_c    inet 192.0.2.12/24 scope global a`b_c\n");

    assertThat(DiagnosedMarkdown.of(diagnosed(folder)))
        .startsWith("# 1 finding on 2 nodes\n\n## CRITICAL: node-1 takes traffic for node-2")
        .contains("`foreign-address-on-ipvs` on node-1\n")
        .contains("own address on a\\`b\\_c,")
        .contains("\n    node-1, address, line 2: 9: kube-ipvs0    inet 192.0.2.12/32")
        .contains("\n    ip address del 192.0.2.12/32 dev kube-ipvs0\n");
  }

  private static Diagnosed diagnosed(Path path) throws InputException {
    Diagnosing diagnosing = Diagnosing.withAllThereIs();
    return diagnosing.diagnose(Inputs.read(List.of(path), AT, diagnosing.probes()));
  }

  private Json json(Path path) throws InputException {
    Json answer = DiagnosedJson.of(diagnosed(path));
    assertThat(Json.parse(answer.indented())).isEqualTo(answer);
    return answer;
  }

  private void paste(String file, String command, String output) throws IOException {
    Files.writeString(folder.resolve(file), output);
    Path list = folder.resolve("commands.txt");
    String before = Files.exists(list) ? Files.readString(list) : "";
    Files.writeString(list, before + file + " -> " + command + " -> the worker\n");
  }
}
