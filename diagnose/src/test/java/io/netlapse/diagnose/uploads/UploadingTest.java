package io.netlapse.diagnose.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.netlapse.collectors.upload.archive.UnpackLimits;
import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.report.Diagnosing;
import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.ReadSection;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Section;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose an output is, when it was taken, and how much it says: told, asked, never guessed. */
final class UploadingTest {

  private static final Probes PROBES = Diagnosing.withAllThereIs().probes();
  private static final Instant AT = Instant.parse("2026-11-21T11:40:00Z");
  private static final String ROUTES =
      """
      default via 10.0.0.1 dev eth0 proto static\s
      10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5\s
      """;

  @TempDir private Path folder;

  @Test
  void promptsAndDates_tellNodeAndInstant() throws Exception {
    Upload upload =
        paste(
            """
            root@worker-1:~# date
            Sat Nov 21 11:40:00 UTC 2026
            root@worker-1:~# ip route
            %sroot@worker-1:~# date
            Sat Nov 21 11:45:00 UTC 2026
            root@worker-1:~# ip rule
            0:	from all lookup local
            """
                .formatted(ROUTES));

    assertThat(upload.questions()).isEmpty();
    assertThat(upload.snapshots())
        .extracting(Recorded::node, Recorded::at, UploadingTest::commands)
        .containsExactly(
            tuple("worker-1", AT, List.of("date", "ip route")),
            tuple("worker-1", AT.plusSeconds(300), List.of("date", "ip rule | ...")));
    Section routes = upload.snapshots().getFirst().sections().getLast();
    assertThat(Duration.between(routes.begin(), routes.end())).hasMinutes(5);
  }

  @Test
  void outputThatSomethingFollows_deniesWhatItDoesNotShow() throws Exception {
    Section section = only(dated("root@worker-1:~# ip route\n" + ROUTES + "root@worker-1:~# \n"));
    assertThat(section.command().text()).isEqualTo("ip route");
    assertThat(scope(section)).isNotEqualTo(Scope.ONLY_SHOWN);
  }

  @Test
  void outputThatMayBeCutOff_deniesNothing() throws Exception {
    Section section = only(dated("root@worker-1:~# ip route show table 100\n" + ROUTES));
    assertThat(section.command().text()).isEqualTo("ip route show table 100 | ...");
    assertThat(scope(section)).isEqualTo(Scope.ONLY_SHOWN);
    // What the arguments tell is told: these are no routes of the table main.
    assertThat(read(section).reading().facts())
        .hasSize(2)
        .allSatisfy(fact -> assertThat(fact.fact().toString()).contains("table=100"));
  }

  @Test
  void outputThroughAPipe_deniesNothing() throws Exception {
    Section section =
        only(dated("root@worker-1:~# ip route | grep default\n" + ROUTES + "root@worker-1:~#\n"));
    assertThat(section.command().text()).isEqualTo("ip route | grep default");
    assertThat(scope(section)).isEqualTo(Scope.ONLY_SHOWN);
  }

  @Test
  void nothingBehindACommand_isNoEmptyOutput() throws Exception {
    Section section = only(dated("root@worker-1:~# ip rule\nroot@worker-1:~# \n"));
    assertThat(scope(section)).isEqualTo(Scope.ONLY_SHOWN);
  }

  @Test
  void outputWithoutItsCommand_isReadByItsLooksAndDeniesNothing() throws Exception {
    Upload upload = read(ROUTES, AT, "worker-1");
    Section section = only(upload);
    assertThat(section.command().text()).isEqualTo("ip route show | ...");
    assertThat(read(section).reading().facts()).hasSize(2);
  }

  @Test
  void nothingTellsNodeAndInstant_bothAreAsked() throws Exception {
    Upload upload = read(ROUTES, null, null);
    assertThat(upload.snapshots()).isEmpty();
    assertThat(upload.questions())
        .extracting(Upload.Question::lacks)
        .containsExactly(Upload.Lacks.NODE, Upload.Lacks.INSTANT);
  }

  @Test
  void hostThatIsNoName_isAsked() throws Exception {
    assertThat(read("root@localhost:~# ip route\n" + ROUTES, AT, null).questions())
        .extracting(Upload.Question::lacks)
        .containsExactly(Upload.Lacks.NODE);
  }

  @Test
  void hostname_namesTheNodeOfWhatHasNoPrompt() throws Exception {
    Upload upload =
        read("$ hostname\nworker-7\n$ uname -r\n6.1.0\n$ ip route\n" + ROUTES, AT, "other");
    assertThat(upload.snapshots()).extracting(Recorded::node).containsExactly("worker-7");
  }

  @Test
  void zoneThatMeansSeveral_isAsked() throws Exception {
    assertThat(
            paste(
                    "root@worker-1:~# date\n"
                        + "Sat Nov 21 11:40:00 IST 2026\n"
                        + "root@worker-1:~# ip route\n"
                        + ROUTES)
                .questions())
        .extracting(Upload.Question::lacks)
        .containsExactly(Upload.Lacks.INSTANT);
  }

  @Test
  void whatIsNotTheNodes_isNotStored_andSaidWhy() throws Exception {
    Upload upload =
        dated(
            """
            root@worker-1:~# ip netns exec blue ip route
            default via 192.0.2.1 dev eth1
            root@worker-1:~# ip route
            default via 10.x.x.1 dev eth0
            root@worker-1:~# kubectl get secret boot -o yaml
            apiVersion: v1
            data: {token: c2VjcmV0}
            kind: Secret
            root@worker-1:~# ip route
            %sroot@worker-1:~#
            """
                .formatted(ROUTES));
    assertThat(commands(upload.snapshots().getFirst())).containsExactly("ip route");
    assertThat(upload.notRead())
        .extracting(Upload.NotRead::why)
        .satisfiesExactly(
            why -> assertThat(why).contains("netns blue, which is not the node's"),
            why -> assertThat(why).contains("masked addresses"),
            why -> assertThat(why).contains("Secrets of Kubernetes"));
  }

  @Test
  void commandThatNobodyReads_isKeptWithItsLinesUnread() throws Exception {
    Recorded snapshot =
        dated("root@worker-1:~# ethtool --show-frobs eth0\na\nb\nroot@worker-1:~#\n")
            .snapshots()
            .getFirst();
    assertThat(snapshot.outputs())
        .extracting(Recorded.Output::parser, Recorded.Output::unread)
        .containsExactly(tuple(null, 3));
  }

  @Test
  void commandAskedTwice_isTwoSectionsOfItsSnapshot() throws Exception {
    String asked = "root@worker-1:~# ip route\n" + ROUTES;
    Recorded snapshot = dated(asked + asked + "root@worker-1:~#\n").snapshots().getFirst();
    assertThat(snapshot.sections())
        .extracting(section -> section.probe().value())
        .containsExactly("ip-route", "ip-route-2");
    assertThat(snapshot.bundle().sections()).hasSize(2);
  }

  @Test
  void reportOfSos_tellsNodeAndInstant() throws Exception {
    file("sos_commands/host/hostname", "worker-3\n");
    file("sos_commands/date/date", "Sat Nov 21 12:40:00 IST 2026\n");
    file("sos_commands/date/date_--utc", "Sat Nov 21 11:40:00 UTC 2026\n");
    file("sos_commands/networking/ip_route_show_table_all", ROUTES);
    file("sos_commands/process/pstree", "systemd\n");
    file("etc/machine-id", "0123456789abcdef0123456789abcdef\n");

    Upload upload = read(null, null);

    assertThat(upload.questions()).isEmpty();
    Recorded snapshot = upload.snapshots().getFirst();
    assertThat(snapshot.node()).isEqualTo("worker-3");
    assertThat(snapshot.at()).isEqualTo(AT);
    assertThat(snapshot.machineId()).isEqualTo("0123456789abcdef0123456789abcdef");
    assertThat(commands(snapshot)).contains("ip route show table all");
    assertThat(upload.passedOver()).isPositive();
  }

  @Test
  void reportOfSosWithoutHostAndDate_isAsked() throws Exception {
    file("sos_commands/networking/ip_route_show_table_all", ROUTES);
    assertThat(read(null, null).questions())
        .extracting(Upload.Question::lacks)
        .contains(Upload.Lacks.NODE, Upload.Lacks.INSTANT);
    assertThat(read(AT, "worker-3").snapshots())
        .extracting(Recorded::node)
        .containsExactly("worker-3");
  }

  @Test
  void foldersThatAreNamedAsMachines_areNodes_othersAreAsked() throws Exception {
    file("worker-1/route.txt", "# ip route\n" + ROUTES);
    file("network/route.txt", "# ip route\n" + ROUTES);
    Upload upload = read(AT, null);
    assertThat(upload.snapshots()).extracting(Recorded::node).containsExactly("worker-1");
    assertThat(upload.questions())
        .extracting(Upload.Question::lacks)
        .containsExactly(Upload.Lacks.NODE);
  }

  @Test
  void filesWithoutAnyName_areOneSnapshot() throws Exception {
    file("route.txt", "# ip route\n" + ROUTES);
    file("rule.txt", "# ip rule\n0:\tfrom all lookup local\n");
    assertThat(read(AT, "worker-1").snapshots())
        .extracting(UploadingTest::commands)
        .containsExactly(List.of("ip route | ...", "ip rule | ..."));
  }

  @Test
  void prose_isRefused() {
    assertThatThrownBy(() -> read("it is broken since noon", AT, "worker-1"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Nothing of it can be stored");
  }

  private Upload dated(String text) throws InputException {
    return read(text, AT, null);
  }

  private static Upload paste(String text) throws InputException {
    return read(text, null, null);
  }

  private static Upload read(String text, @Nullable Instant at, @Nullable String node)
      throws InputException {
    return new Uploading(PROBES)
        .read(
            Inputs.read(
                new ByteArrayInputStream(text.getBytes(UTF_8)),
                "upload",
                at,
                PROBES,
                UnpackLimits.DEFAULT),
            node);
  }

  private Upload read(@Nullable Instant at, @Nullable String node) throws InputException {
    return new Uploading(PROBES).read(Inputs.read(List.of(folder), at, PROBES), node);
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Section only(Upload upload) {
    assertThat(upload.snapshots()).hasSize(1);
    assertThat(upload.snapshots().getFirst().sections()).hasSize(1);
    return upload.snapshots().getFirst().sections().getFirst();
  }

  private static List<String> commands(Recorded snapshot) {
    return snapshot.sections().stream().map(section -> section.command().text()).toList();
  }

  /** As the service reads it, which knows nothing of pastes. */
  private static ReadSection read(Section section) {
    return new SectionReader(PROBES).read(section);
  }

  private static Scope scope(Section section) {
    return read(section).scope();
  }
}
