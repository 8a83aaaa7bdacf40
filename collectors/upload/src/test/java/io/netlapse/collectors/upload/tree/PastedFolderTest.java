package io.netlapse.collectors.upload.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.CollectException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PastedFolderTest {

  private static final Instant AT = Instant.parse("2026-11-21T11:40:00Z");

  @TempDir private Path folder;
  private TreeFixture tree;

  @BeforeEach
  void makeTree() throws Exception {
    tree = new TreeFixture(folder.toRealPath());
    tree.file(
            "commands.txt",
            """
            b.ip-rule.1-before.txt -> ip rule -> the node that lost its rules
            a.ip-rule.txt -> ip rule -> its neighbour

            b.ip-rule.2-after.txt -> ip rule | sed 's/a -> b/c/' -> the same
            """)
        .file("b.ip-rule.1-before.txt", TreeFixture.RULES)
        .file("b.ip-rule.2-after.txt", "0:\tfrom all lookup local\n")
        .file("a.ip-rule.txt", TreeFixture.RULES);
  }

  @Test
  void plays_areTheNodesByName() throws CollectException {
    assertThat(open().plays())
        .containsExactly(new Play("a", AT, tree.root()), new Play("b", AT, tree.root()));
  }

  @Test
  void bundle_holdsTheOutputsOfItsNodeInOrder() throws CollectException {
    OutputTree pasted = open();

    Bundle bundle = pasted.bundle(pasted.plays().getLast());

    assertThat(bundle.node()).isEqualTo("b");
    assertThat(bundle.capturedAt()).isEqualTo(AT);
    assertThat(bundle.sections())
        .extracting(section -> section.probe().value())
        .containsExactly("ip-rule-1-before", "ip-rule-2-after");
    assertThat(bundle.sections())
        .extracting(section -> section.command().text())
        .containsExactly("ip rule", "ip rule | sed 's/a -> b/c/'");
    assertThat(bundle.damage()).isEmpty();
  }

  @Test
  void file_thatNobodyNamesIsTold() throws CollectException {
    tree.file("notes.txt", "seen on Tuesday");

    assertThat(open().unread())
        .extracting(Damage::where)
        .containsExactly(tree.root().resolve("notes.txt").toString());
  }

  @Test
  void file_thatIsMissingIsTold() throws CollectException {
    tree.file("commands.txt", "a.ip-rule.txt -> ip rule -> a\na.gone.txt -> ip route -> a\n");
    OutputTree pasted = open();

    Bundle bundle = pasted.bundle(pasted.plays().getFirst());

    assertThat(bundle.sections()).hasSize(1);
    assertThat(bundle.damage())
        .singleElement()
        .extracting(Damage::what)
        .asString()
        .contains("missing");
  }

  @Test
  void time_mustBeToldFromOutside() {
    assertThatThrownBy(() -> OutputTree.open(tree.root(), null))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("Say it: at=2026-11-21T11:40:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.ip-rule.txt                       | line 1 is not: file -> command -> node",
        "ip-rule -> ip rule -> a             | which is not like NODE.anything.txt",
        "a.txt -> ip rule -> a               | which is not like NODE.anything.txt",
        "-.ip-rule.txt -> ip rule -> a       | node name '-'",
      })
  void list_thatMakesNoSenseIsRefused(String line, String message) {
    tree.file("commands.txt", line + "\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(CollectException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the node that lost its rules    | a
          worker                          | worker
          10.1.0.11 (after the reboot)    | 10.1.0.11
          node 10.1.0.11, kube-proxy 1.20 | 10.1.0.11
          worker-3 and its peer           | worker-3
          post-mortem of Monday           | a
          2 nodes                         | a
          """)
  void node_isCalledAsTheWordsNameIt(String words, String name) throws CollectException {
    tree.file("commands.txt", "a.ip-rule.txt -> ip rule -> " + words + "\n");

    assertThat(open().plays()).extracting(Play::node).containsExactly(name);
  }

  @Test
  void command_mayStandWithoutWordsAboutTheNode() throws CollectException {
    tree.file("commands.txt", "a.ip-rule.txt -> ip rule\n");
    OutputTree pasted = open();

    assertThat(pasted.bundle(pasted.plays().getFirst()).sections().getFirst().command().text())
        .isEqualTo("ip rule");
  }

  private OutputTree open() throws CollectException {
    return OutputTree.open(tree.root(), AT);
  }
}
