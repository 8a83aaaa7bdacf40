package io.netlapse.cli.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.report.Diagnosed;
import io.netlapse.diagnose.report.Diagnosing;
import io.netlapse.engine.facts.Probes;
import io.netlapse.plugins.Parts;
import io.netlapse.plugins.PluginFolder;
import io.netlapse.plugins.TestJar;
import io.netlapse.plugins.guard.Limits;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.SectionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug-in that docs/plugins.md makes is one, and finds what the page says. */
final class PluginsDocTest {

  private static final Path PAGE = Path.of("../docs/plugins.md");

  @TempDir private Path temporary;

  @Test
  void pluginOfTheManual_findsTheTunnelThatIsDown() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("plugins"));
    new TestJar("acme-vpn")
        .source("acme.VpnParser", code("VpnParser"))
        .source("acme.VpnDown", code("VpnDown"))
        .service(SectionParser.class, "acme.VpnParser")
        .service(Diagnostic.class, "acme.VpnDown")
        .in(folder, "acme-vpn.jar");
    Parts parts = PluginFolder.allParts(folder, Limits.DEFAULT, _ -> {});
    Path outputs = Files.createDirectory(temporary.resolve("outputs"));
    Files.writeString(outputs.resolve("commands.txt"), "n1.vpn.txt -> acme-vpn status -> n1\n");
    Files.writeString(outputs.resolve("n1.vpn.txt"), "paris down\n");
    Diagnosing diagnosing = new Diagnosing(Probes.of(parts.parsers()), parts.rules());
    Diagnosed diagnosed =
        diagnosing.diagnose(Inputs.read(List.of(outputs), null, diagnosing.probes()));
    assertThat(diagnosed.findings())
        .singleElement()
        .asString()
        .contains("acme-vpn-down", "The tunnel paris is down");
  }

  /** The block of the page that holds a class. */
  private static String code(String name) throws IOException {
    Matcher block =
        Pattern.compile(
                "```java\\n((?:(?!```).)*public final class " + name + " .*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(block.find()).as("the class %s in %s", name, PAGE).isTrue();
    return block.group(1);
  }
}
