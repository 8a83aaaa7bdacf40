package io.netlapse.cli.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.cli.terminal.Failures;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.outputs.Unread;
import io.netlapse.diagnose.report.Diagnosing;
import io.netlapse.engine.facts.Probes;
import io.netlapse.plugins.TestJar;
import io.netlapse.spi.fact.SectionParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Exit statuses and sentences of {@code netlapse plugins}, and what {@code --plugins} does. */
final class PluginsCommandTest {

  private static final String PARSER =
      """
      package acme;

      import io.netlapse.spi.fact.*;
      import io.netlapse.spi.snapshot.*;
      import java.util.*;

      public final class VpnParser implements SectionParser {
        static final FactKind VPN = FactKind.single("acme-vpn", "name");

        @Override public ProbeId probe() { return new ProbeId("acme-vpn"); }
        @Override public int version() { return 1; }
        @Override public List<FactKind> kinds() { return List.of(VPN); }
        @Override public boolean reads(Command command) {
          return command.text().equals("acme-vpn status");
        }
        @Override public Scope scope(Command command) { return Scope.ONLY_SHOWN; }
        @Override public Reading read(String text, Command command) {
          if (text.contains("broken")) {
            throw new IllegalStateException("no idea");
          }
          Fact fact = Fact.of(VPN, Map.of("name", "a", "state", text.strip()));
          return new Reading(
              List.of(new Reading.Read(fact, new Span(0, text.stripTrailing().length()))),
              List.of());
        }
      }
      """;

  @TempDir private Path temporary;
  private Path folder;
  private final StringWriter said = new StringWriter();
  private final StringWriter error = new StringWriter();

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("plugins"));
    new TestJar("acme")
        .source("acme.VpnParser", PARSER)
        .service(SectionParser.class, "acme.VpnParser")
        .in(folder, "acme.jar");
  }

  @Test
  void goodPlugins_areListedWithWhatTheyBring() {
    assertThat(execute(folder.toString())).isZero();
    assertThat(said.toString())
        .isEqualTo("good   acme 1.2 (acme.jar): the parser of the probe acme-vpn\n");
  }

  @Test
  void wrongPlugin_is1_andTheOthersAreListed() throws IOException {
    Files.writeString(folder.resolve("broken.jar"), "no jar");
    assertThat(execute(folder.toString())).isEqualTo(1);
    assertThat(said.toString().lines())
        .satisfiesExactly(
            good -> assertThat(good).startsWith("good   acme"),
            wrong -> assertThat(wrong).startsWith("WRONG  " + folder + "/broken.jar cannot be"));
  }

  @Test
  void folderThatIsMissing_is2() {
    assertThat(execute(folder.resolve("missing").toString())).isEqualTo(2);
  }

  @Test
  void output_isReadByThePlugin() throws Exception {
    assertThat(unread("up\n")).isEmpty();
  }

  @Test
  void output_atWhichThePluginFails_isReadByNobody() throws Exception {
    assertThat(unread("broken\n"))
        .singleElement()
        .asString()
        .contains("no parser reads `acme-vpn status`");
  }

  /** What nobody reads, as {@code netlapse diagnose --plugins FOLDER} tells it. */
  private List<Unread> unread(String output) throws Exception {
    Path outputs = Files.createDirectory(temporary.resolve("outputs"));
    Files.writeString(outputs.resolve("commands.txt"), "a.vpn.txt -> acme-vpn status -> a\n");
    Files.writeString(outputs.resolve("a.vpn.txt"), output);
    PluginOptions options =
        CommandLine.populateCommand(new PluginOptions(), "--plugins", folder.toString());
    Diagnosing diagnosing =
        new Diagnosing(Probes.of(options.parts().parsers()), options.parts().rules());
    return diagnosing.diagnose(Inputs.read(List.of(outputs), null, diagnosing.probes())).unread();
  }

  private int execute(String path) {
    return new CommandLine(new PluginsCommand())
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(error, true))
        .setExecutionExceptionHandler(Failures::told)
        .execute(path);
  }
}
