package io.netlapse.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.example.ForwardingOff;
import io.netlapse.spi.example.ForwardingParser;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manual's worked example is code that compiles and does what the manual says. */
final class ManualDocTest {

  @ParameterizedTest
  @ValueSource(strings = {"ForwardingParser", "ForwardingOff"})
  void manual_showsTheExampleAsItIs(String example) throws IOException {
    String manual = Files.readString(Path.of("src/main/java/io/netlapse/spi/package-info.java"));
    String source =
        Files.readString(Path.of("src/test/java/io/netlapse/spi/example/" + example + ".java"));
    String code = source.substring(source.indexOf("public final class")).strip();

    assertThat(manual.lines().map(line -> line.replaceFirst("^ \\* ?", "")).toList())
        .containsSequence(code.lines().toList());
  }

  @Test
  void example_forwardingOff_isFound() {
    assertThat(examine("0\n")).singleElement().isInstanceOf(Outcome.Finding.class);
  }

  @Test
  void example_forwardingOn_isClear() {
    assertThat(examine("1\n")).isEmpty();
  }

  private static List<Outcome> examine(String output) {
    ForwardingParser parser = new ForwardingParser();
    Command command = Command.parse("cat /proc/sys/net/ipv4/ip_forward");
    assertThat(parser.reads(command)).isTrue();
    Reading reading = parser.read(output, command);
    NodeId id = new NodeId("lab", "node-1");
    List<SeenFact> facts =
        reading.facts().stream()
            .map(
                read ->
                    new SeenFact(read.fact(), new Evidence(id, new ProbeId("ip-forward"), 1, "0")))
            .toList();
    NodeView node = new LookedAt(id, facts);
    return new ForwardingOff().examine(node, new ClusterView(List.of(node)));
  }

  private record LookedAt(NodeId id, List<SeenFact> seen) implements NodeView {

    @Override
    public List<SeenFact> facts(FactKind kind) {
      return seen.stream().filter(fact -> fact.fact().kind().equals(kind)).toList();
    }

    @Override
    public boolean lookedAt(FactKind kind) {
      return true;
    }
  }
}
