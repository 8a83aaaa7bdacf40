package io.netlapse.cli.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.local.LocalService;
import io.netlapse.cli.replay.PushToken;
import io.netlapse.collectors.capture.CaptureScript;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.plugins.Parts;
import io.netlapse.plugins.PluginFolder;
import io.netlapse.plugins.TestJar;
import io.netlapse.plugins.guard.Fault;
import io.netlapse.plugins.guard.Limits;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of a collector, from its sources to the snapshot at the service: compiled against spi
 * alone, put into a folder, opened with a class loader of its own, run against its cloud.
 */
@EnabledOnOs(OS.LINUX)
final class ExampleTest {

  private static final Path EXAMPLE = Path.of("../examples/run-command");
  private static final String CLOUD = "com.example.runcommand.FakeCloud";

  @TempDir private Path folder;

  @Test
  void runCommand_bringsASnapshotToTheService() throws Exception {
    List<Fault> faults = new ArrayList<>();
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    example("src/main/java").in(plugins, "run-command.jar");
    Parts parts = PluginFolder.allParts(plugins, Limits.DEFAULT, faults::add);
    Collector collector =
        parts.collectors().stream()
            .filter(each -> each.name().equals("run-command"))
            .findFirst()
            .orElseThrow();
    try (LocalService service = LocalService.temporary();
        ApiClient admin = service.client();
        PushToken token = PushToken.of(admin, "test", "prod");
        PushClient push = PushClient.of(PushSettings.of(service.uri(), token.token()));
        URLClassLoader clouds = clouds();
        AutoCloseable cloud =
            (AutoCloseable) clouds.loadClass(CLOUD).getConstructor().newInstance()) {
      collector.collect(settings(((Supplier<?>) cloud).get()), push);
      assertThat(admin.all("/snapshots", Map.of("cluster", "prod", "node", "worker-1")))
          .as("snapshots of worker-1")
          .hasSize(1);
    }
    assertThat(faults).isEmpty();
  }

  private Settings settings(Object cloud) throws Exception {
    return new Settings(
        List.of("worker-1=i-here"),
        Map.of(
            "api",
            ((URI) cloud).toString(),
            "token-file",
            Files.writeString(folder.resolve("token"), "secret\n").toString(),
            "script",
            Files.write(folder.resolve("capture"), CaptureScript.shipped().text()).toString(),
            "only",
            "ip-rule,boot-id"));
  }

  private static TestJar example(String sources) throws Exception {
    return new TestJar("run-command")
        .sources(EXAMPLE.resolve(sources))
        .text(
            "META-INF/services/" + Collector.class.getName(),
            Files.readString(
                EXAMPLE.resolve(
                    "src/main/resources/META-INF/services/" + Collector.class.getName())));
  }

  /** The cloud is no part of the plug-in: it has a jar and a class loader of its own. */
  private URLClassLoader clouds() throws Exception {
    Path jar =
        new TestJar("cloud")
            .source(
                CLOUD,
                Files.readString(
                    EXAMPLE.resolve("src/test/java/" + CLOUD.replace('.', '/') + ".java")))
            .in(folder, "cloud.jar");
    return new URLClassLoader(new URL[] {jar.toUri().toURL()});
  }
}
