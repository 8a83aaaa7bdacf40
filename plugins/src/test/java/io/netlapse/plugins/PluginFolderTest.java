package io.netlapse.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.plugins.PluginFolder.Opened;
import io.netlapse.plugins.guard.Limits;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.fact.SectionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in a folder is used, or refused with a sentence that names the jar. */
final class PluginFolderTest {

  private static final Limits LIMITS = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5));

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("plugins"));
  }

  @Test
  void goodJar_isOpenedWithItsNameAndVersion() throws Exception {
    collector("acme", "").in(folder, "acme.jar");
    Files.writeString(folder.resolve("README"), "no jar, so no plug-in");
    assertThat(opened())
        .singleElement()
        .isInstanceOfSatisfying(
            Opened.Good.class,
            good -> {
              assertThat(good.plugin().jar().name()).isEqualTo("acme");
              assertThat(good.plugin().jar().version()).isEqualTo("1.2");
              assertThat(good.plugin().parts().collectors())
                  .extracting(Collector::name)
                  .containsExactly("acme");
            });
  }

  @Test
  void plugin_seesTheJdkAndSpi_andNothingElseOfUs() throws Exception {
    collector(
            "nosy",
            """
            for (String name : settings.arguments()) {
              try {
                Class.forName(name);
                sink.failed(name, "seen");
              } catch (ClassNotFoundException e) {
                sink.failed(name, "unseen");
              }
            }
            """)
        .in(folder, "nosy.jar");
    assertThat(
            said(
                "java.sql.Connection",
                "io.netlapse.spi.fact.Fact",
                "org.jspecify.annotations.Nullable",
                PluginFolder.class.getName(),
                "org.assertj.core.api.Assertions"))
        .containsExactly(
            "java.sql.Connection seen",
            "io.netlapse.spi.fact.Fact seen",
            "org.jspecify.annotations.Nullable seen",
            PluginFolder.class.getName() + " unseen",
            "org.assertj.core.api.Assertions unseen");
  }

  @Test
  void twoPlugins_mayHaveDifferentClassesOfOneName() throws Exception {
    collector("first", "sink.failed(\"first\", \"here\");").in(folder, "a.jar");
    collector("second", "sink.failed(\"second\", \"here\");").in(folder, "b.jar");
    assertThat(said()).containsExactly("first here", "second here");
  }

  static Stream<Arguments> wrongJars() {
    return Stream.of(
        Arguments.of(
            collector("acme", "").manifest(PluginJar.NAME, null),
            "x.jar is no plug-in: its manifest lacks Netlapse-Plugin; add it"),
        Arguments.of(
            collector("Acme", ""),
            "x.jar: its manifest has a name (Netlapse-Plugin) that is not lower-case"),
        Arguments.of(
            collector("acme", "").manifest(PluginJar.SPI_VERSION, null),
            "x.jar: its manifest lacks Netlapse-Spi-Version; add the version"),
        Arguments.of(
            collector("acme", "").manifest(PluginJar.SPI_VERSION, "one"),
            "'one' is no version of spi; write MAJOR.MINOR such as 1.0."),
        Arguments.of(
            collector("acme", "").manifest(PluginJar.SPI_VERSION, "1.7"),
            "x.jar was built against spi 1.7 and here is 1.0; take a newer netlapse"),
        Arguments.of(
            collector("acme", "").manifest(PluginJar.SPI_VERSION, "2.0"),
            "x.jar was built against spi 2.0 and here is 1.0; take a build of the plug-in for"),
        Arguments.of(
            new TestJar("acme"), "x.jar brings nothing: name its class in META-INF/services/"),
        Arguments.of(
            new TestJar("acme").service(Collector.class, "x.Missing"),
            "x.jar cannot be loaded (java.util.ServiceConfigurationError: "
                + "io.netlapse.spi.collect.Collector: Provider x.Missing not found); mend it"),
        Arguments.of(
            collector("acme", "")
                .source(
                    "x.Broken",
                    "package x; public final class Broken extends TheCollector {"
                        + " public Broken() { throw new IllegalStateException(\"not today\"); } }")
                .service(Collector.class, "x.Broken"),
            "x.jar cannot be loaded (java.lang.IllegalStateException: not today); mend it"),
        Arguments.of(
            collector("acme", "")
                .source("x.Library", "package x; public class Library extends TheCollector {}")
                .source("x.Uses", "package x; public final class Uses extends Library {}")
                .without("x.Library")
                .service(Collector.class, "x.Uses"),
            "x.jar cannot be loaded (java.lang.ClassNotFoundException: x.Library); a plug-in sees"
                + " the JDK and io.netlapse.spi only: put"),
        Arguments.of(
            collector("acme", "")
                .source("x.Again", "package x; public final class Again extends TheCollector {}")
                .service(Collector.class, "x.TheCollector\nx.Again"),
            "x.jar brings the collector acme twice; take one of them out."));
  }

  @ParameterizedTest
  @MethodSource("wrongJars")
  void wrongJar_isRefusedInOneSentence(TestJar wrong, String sentence) throws Exception {
    wrong.in(folder, "x.jar");
    assertThat(opened())
        .singleElement()
        .isInstanceOfSatisfying(
            Opened.Refused.class,
            refused ->
                assertThat(refused.why()).contains(sentence).endsWith(".").doesNotContain("\n"));
    assertThatThrownBy(() -> PluginFolder.allParts(folder, LIMITS, _ -> {}))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void noJar_isRefused_andTheNextIsLookedAt() throws Exception {
    Files.writeString(folder.resolve("a.jar"), "<html>404</html>");
    collector("acme", "").in(folder, "b.jar");
    assertThat(opened())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .asInstanceOf(
                        org.assertj.core.api.InstanceOfAssertFactories.type(Opened.Refused.class))
                    .extracting(Opened.Refused::why)
                    .asString()
                    .contains("a.jar cannot be read as a jar"),
            second -> assertThat(second).isInstanceOf(Opened.Good.class));
  }

  @Test
  void twoJarsWithOneCollector_areBothNamed() throws Exception {
    collector("acme", "").in(folder, "a.jar");
    collector("acme", "").manifest(PluginJar.NAME, "acme-two").in(folder, "b.jar");
    assertThatThrownBy(() -> PluginFolder.allParts(folder, LIMITS, _ -> {}))
        .hasMessage(
            "%s and %s both bring the collector acme; take one of them away."
                .formatted(folder.resolve("a.jar"), folder.resolve("b.jar")));
  }

  @Test
  void twoKindsOfOneName_areRefused() throws Exception {
    parser("a", "FactKind.single(\"vpn\", \"name\")").in(folder, "a.jar");
    parser("b", "FactKind.multi(\"vpn\", \"name\")").in(folder, "b.jar");
    assertThatThrownBy(() -> PluginFolder.allParts(folder, LIMITS, _ -> {}))
        .hasMessage(
            "%s defines the kind of fact 'vpn' otherwise than %s does; give it a name of its own."
                .formatted(folder.resolve("b.jar"), folder.resolve("a.jar")));
  }

  @Test
  void slowConstructor_isGivenUp() throws Exception {
    collector("slow", "")
        .source(
            "x.Slow",
            "package x; public final class Slow extends TheCollector {"
                + " public Slow() throws Exception { Thread.sleep(60_000); } }")
        .service(Collector.class, "x.Slow")
        .in(folder, "slow.jar");
    Limits brief = new Limits(Duration.ofMillis(100), Duration.ofSeconds(1));
    assertThatThrownBy(() -> PluginFolder.allParts(folder, brief, _ -> {}))
        .hasMessageContaining("slow.jar cannot be loaded (it takes too long); mend it");
  }

  @Test
  void missingFolder_isNamed() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> PluginFolder.allParts(missing, LIMITS, _ -> {}))
        .hasMessage(
            "The folder of plug-ins, %s, is not there; make it or name another."
                .formatted(missing));
  }

  @Test
  void folderThatAnybodyWritesTo_isRefused() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> PluginFolder.allParts(folder, LIMITS, _ -> {}))
        .hasMessageContaining("Anybody may write to " + folder)
        .hasMessageContaining("chmod o-w");
  }

  @Test
  void noFolder_isWhatIsBuiltIn() throws Exception {
    assertThat(PluginFolder.allParts(null, LIMITS, _ -> {})).isEqualTo(Parts.builtIn());
  }

  private List<Opened> opened() throws PluginException {
    return PluginFolder.open(folder, LIMITS, _ -> {});
  }

  /** What the collectors of the folder tell of targets, in the order of the jars. */
  private List<String> said(String... arguments) throws Exception {
    List<String> said = new ArrayList<>();
    Sink sink =
        new Sink() {
          @Override
          public void deliver(Capture capture) {
            throw new AssertionError("nothing is captured here");
          }

          @Override
          public void failed(String target, String reason) {
            said.add(target + " " + reason);
          }
        };
    for (Collector each : PluginFolder.allParts(folder, LIMITS, _ -> {}).collectors()) {
      each.collect(new Settings(List.of(arguments), Map.of()), sink);
    }
    return said;
  }

  private static TestJar collector(String name, String body) {
    return new TestJar(name)
        .service(Collector.class, "x.TheCollector")
        .source(
            "x.TheCollector",
            """
            package x;
            import io.netlapse.spi.collect.*;
            public class TheCollector implements Collector {
              @Override public String name() { return "%s"; }
              @Override public String summary() { return "collects nothing"; }
              @Override public void collect(Settings settings, Sink sink) {
                %s
              }
            }
            """
                .formatted(name, body));
  }

  private static TestJar parser(String probe, String kind) {
    return new TestJar(probe)
        .service(SectionParser.class, "x.TheParser")
        .source(
            "x.TheParser",
            """
            package x;
            import io.netlapse.spi.fact.*;
            import io.netlapse.spi.snapshot.*;
            import java.util.List;
            public final class TheParser implements SectionParser {
              @Override public ProbeId probe() { return new ProbeId("%s"); }
              @Override public int version() { return 1; }
              @Override public List<FactKind> kinds() { return List.of(%s); }
              @Override public boolean reads(Command command) { return false; }
              @Override public Scope scope(Command command) { return Scope.ONLY_SHOWN; }
              @Override public Reading read(String text, Command command) { return Reading.EMPTY; }
            }
            """
                .formatted(probe, kind));
  }
}
