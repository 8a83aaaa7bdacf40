package io.netlapse.collectors.upload.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.CollectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordingTest {

  private static final String T1 = "2026-11-21T11:40:00Z";
  private static final String T2 = "2026-11-21T11:45:00Z";

  @TempDir private Path folder;
  private TreeFixture tree;

  @BeforeEach
  void makeTree() throws Exception {
    tree = new TreeFixture(folder.toRealPath());
  }

  @Test
  void plays_comeInOrderOfTimeThenNode() throws CollectException {
    tree.node("02-later/node-1", T2).node("01-first/node-2", T1).node("01-first/node-1", T1);
    tree.file("README.md", "about").file("truth.json", "{}").file("pictures/a.svg", "<svg/>");

    Recording recording = Recording.open(tree.root());

    assertThat(recording.plays())
        .containsExactly(
            new Play("node-1", Instant.parse(T1), tree.root().resolve("01-first/node-1")),
            new Play("node-2", Instant.parse(T1), tree.root().resolve("01-first/node-2")),
            new Play("node-1", Instant.parse(T2), tree.root().resolve("02-later/node-1")));
    assertThat(recording.unread()).isEmpty();
  }

  @Test
  void bundle_holdsEachCommandWithItsExitStatusAndError() throws CollectException {
    tree.node("01-first/node-1", T1);

    Bundle bundle = only(Recording.open(tree.root()));

    assertThat(bundle.node()).isEqualTo("node-1");
    assertThat(bundle.capturedAt()).isEqualTo(Instant.parse(T1));
    assertThat(bundle.damage()).isEmpty();
    assertThat(bundle.sections()).hasSize(2);
    BundleSection rule = bundle.sections().getFirst();
    assertThat(rule.probe().value()).isEqualTo("ip-rule");
    assertThat(rule.command().text()).isEqualTo("ip rule");
    assertThat(rule.output().text()).isEqualTo(TreeFixture.RULES);
    assertThat(rule.status()).isNull();
    BundleSection ipvs = bundle.sections().getLast();
    assertThat(ipvs.probe().value()).isEqualTo("ipvsadm-ln");
    assertThat(ipvs.exitStatus()).isEqualTo(127);
    assertThat(ipvs.error().text()).isEqualTo("ipvsadm: not found\n");
  }

  @Test
  void nodes_mayLieSideBySide() throws CollectException {
    tree.node("node-1", T1).node("node-2", T1);

    assertThat(Recording.open(tree.root()).plays())
        .extracting(Play::node)
        .containsExactly("node-1", "node-2");
  }

  @Test
  void node_mayStandAlone() throws CollectException {
    tree.node("node-1", T1);

    assertThat(Recording.open(tree.root().resolve("node-1")).plays())
        .extracting(Play::node)
        .containsExactly("node-1");
  }

  @Test
  void timeline_playsOneFolderAtManyInstants() throws CollectException {
    tree.node("01-first/node-1", "2020-01-01T00:00:00Z")
        .file(
            "timeline.tsv",
            """
            instant	node	step
            # every five minutes

            2026-11-21T11:45:00Z	node-1	01-first
            2026-11-21T11:40:00Z	node-1	01-first
            """);

    Recording recording = Recording.open(tree.root());

    assertThat(recording.plays())
        .extracting(Play::at)
        .containsExactly(Instant.parse(T1), Instant.parse(T2));
    Bundle bundle = recording.bundle(recording.plays().getFirst());
    assertThat(bundle.capturedAt()).isEqualTo(Instant.parse(T1));
    assertThat(bundle.sections())
        .extracting(section -> section.probe().value())
        .doesNotContain("date");
  }

  @Test
  void timeline_needsNoDates() throws Exception {
    tree.node("01-first/node-1", T1).file("timeline.tsv", T2 + "\tnode-1\t01-first\n");
    Files.delete(tree.root().resolve("01-first/node-1/date.txt"));

    assertThat(Recording.open(tree.root()).plays()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yesterday;node-1;01-first            | line 1 does not begin with an RFC 3339 time",
        "2026-11-21T11:40:00Z;node-1          | line 1 is not: instant, node, step",
        "2026-11-21T11:40:00Z;node-9;01-first | commands.tsv is missing",
        "2026-11-21T11:40:00Z;node-1;..       | line 1 names '..', which is no file name",
        "2026-11-21T11:40:00Z;../x;01-first   | line 1 names '../x', which is no file name",
        "# nothing                            | plays nothing",
      })
  void timeline_thatDoesNotFitIsRefused(String line, String message) {
    tree.node("01-first/node-1", T1).file("timeline.tsv", line.replace(';', '\t') + "\n");

    assertThatThrownBy(() -> Recording.open(tree.root()))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining(message);
  }

  @Test
  void date_thatIsMissingIsNamed() throws Exception {
    tree.node("01-first/node-1", T1);
    Path date = tree.root().resolve("01-first/node-1/date.txt");
    Files.delete(date);

    assertThatThrownBy(() -> Recording.open(tree.root()))
        .isInstanceOf(CollectException.class)
        .hasMessageStartingWith(date + " is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Sat Nov 21 11:40:00 UTC 2026", "2026-11-21"})
  void date_thatIsNoneIsNamed(String date) {
    tree.node("01-first/node-1", date);

    assertThatThrownBy(() -> Recording.open(tree.root()))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("date.txt holds no RFC 3339 time");
  }

  @Test
  void date_beforeAnyClockWasSetIsRefused() throws CollectException {
    tree.node("node-1", "1970-01-01T00:00:07Z");
    Recording recording = Recording.open(tree.root());

    assertThatThrownBy(() -> only(recording))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("captured at 1970-01-01T00:00:07Z");
  }

  @Test
  void folder_thatIsNoNodeNameIsRefused() {
    tree.node("01-first/node 1", T1);

    assertThatThrownBy(() -> Recording.open(tree.root()))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("node name 'node 1'");
  }

  @Test
  void folder_withoutListOfCommandsIsNamed() {
    tree.node("01-first/node-1", T1).file("01-first/node-2/ip-rule.txt", TreeFixture.RULES);

    assertThatThrownBy(() -> Recording.open(tree.root()))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("node-2/commands.tsv is missing");
  }

  @Test
  void folder_withoutAnythingIsRefused() {
    assertThatThrownBy(() -> Recording.open(tree.root()))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("holds no outputs");
  }

  @Test
  void file_thatNobodyNamesIsTold() throws CollectException {
    tree.node("node-1", T1).file("node-1/reach.txt", "10.0.0.1:80 -> a\n");

    Bundle bundle = only(Recording.open(tree.root()));

    assertThat(bundle.sections()).hasSize(2);
    assertThat(bundle.damage())
        .containsExactly(
            new Damage(
                tree.root().resolve("node-1/reach.txt").toString(),
                "commands.tsv does not name it; it is left out"));
  }

  @Test
  void output_thatIsMissingIsToldAndNoEmptySection() throws Exception {
    tree.node("node-1", T1);
    Files.delete(tree.root().resolve("node-1/ip-rule.txt"));

    Bundle bundle = only(Recording.open(tree.root()));

    assertThat(bundle.sections())
        .extracting(section -> section.probe().value())
        .containsExactly("ipvsadm-ln");
    assertThat(bundle.damage())
        .singleElement()
        .extracting(Damage::what)
        .asString()
        .contains("it is missing");
  }

  @Test
  void command_askedTwiceIsTwoSections() throws CollectException {
    tree.node("node-1", T1)
        .file("node-1/commands.tsv", "ip_rule\t0\tip rule\nip-rule\t0\tip rule\n")
        .file("node-1/ip_rule.txt", TreeFixture.RULES);

    assertThat(only(Recording.open(tree.root())).sections())
        .extracting(section -> section.probe().value())
        .containsExactly("ip-rule", "ip-rule-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ip-rule;ip rule             | line 1 is not: file, exit status, command",
        "ip-rule;-1;ip rule          | line 1 is not: file, exit status, command",
        "ip-rule;999;ip rule         | exit status 999",
        "ip-rule;0;                  | a command that is not one line",
        "../ip-rule;0;ip rule        | names '../ip-rule.txt', which is no file name",
      })
  void list_thatMakesNoSenseIsRefused(String line, String message) throws CollectException {
    tree.node("node-1", T1).file("node-1/commands.tsv", line.replace(';', '\t') + "\n");
    Recording recording = Recording.open(tree.root());

    assertThatThrownBy(() -> only(recording))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining(message);
  }

  @Test
  void link_outOfTheTreeIsNotFollowed(@TempDir Path elsewhere) throws Exception {
    tree.node("node-1", T1);
    Path secret = Files.writeString(elsewhere.resolve("secret"), "s");
    Path output = tree.root().resolve("node-1/ip-rule.txt");
    Files.delete(output);
    Files.createSymbolicLink(output, secret);
    Recording recording = Recording.open(tree.root());

    assertThatThrownBy(() -> only(recording))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("leads out of the folder");
  }

  @Test
  void link_withinTheTreeIsFollowed() throws Exception {
    tree.node("01-first/node-1", T1).node("02-later/node-1", T2);
    Path output = tree.root().resolve("02-later/node-1/ip-rule.txt");
    Files.delete(output);
    Files.createSymbolicLink(output, tree.root().resolve("01-first/node-1/ip-rule.txt"));
    Recording recording = Recording.open(tree.root());

    assertThat(recording.bundle(recording.plays().getLast()).sections()).hasSize(2);
  }

  private static Bundle only(Recording recording) throws CollectException {
    assertThat(recording.plays()).hasSize(1);
    return recording.bundle(recording.plays().getFirst());
  }
}
