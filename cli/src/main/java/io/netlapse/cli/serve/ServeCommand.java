package io.netlapse.cli.serve;

import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.service.NetlapseService;
import io.netlapse.service.RunningService;
import io.netlapse.service.settings.SettingsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the service until the process is told to stop. */
@Command(
    name = "serve",
    description = "Runs the service over an external PostgreSQL.",
    footer = {
      "",
      "Settings come from the environment: NETLAPSE_DATABASE_URL"
          + " (jdbc:postgresql://HOST/DATABASE),",
      "NETLAPSE_DATABASE_USER, NETLAPSE_DATABASE_PASSWORD, each also with _FILE behind it naming a",
      "file that holds the value. docs/cli.md names the rest. An admin's token is printed once, at",
      "the first start, unless NETLAPSE_ADMIN_TOKEN (or _FILE) gives one."
    })
public final class ServeCommand implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The TCP port to listen on; overrides NETLAPSE_HTTP_PORT.")
  private @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on; overrides NETLAPSE_HTTP_HOST.")
  private @Nullable String host;

  @Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description =
          "Use the plug-ins in this folder (docs/plugins.md); overrides NETLAPSE_PLUGINS_FOLDER.")
  private @Nullable Path plugins;

  @Override
  public Integer call() throws InterruptedException {
    try (RunningService service = NetlapseService.start(overrides())) {
      CountDownLatch stopped = new CountDownLatch(1);
      // Closed by the hook and not behind await(): the JVM ends once its hooks have.
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(service::close));
      spec.commandLine().getOut().println("netlapse listens on " + service.uri());
      stopped.await();
      return 0;
    } catch (SettingsException e) {
      throw new CommandFailure("The service does not start. " + e.getMessage());
    }
  }

  private Map<String, Object> overrides() {
    Map<String, Object> overrides = new LinkedHashMap<>();
    if (port != null) {
      overrides.put("netlapse.http.port", port);
    }
    if (host != null) {
      overrides.put("netlapse.http.host", host);
    }
    if (plugins != null) {
      overrides.put("netlapse.plugins.folder", plugins.toString());
    }
    return overrides;
  }
}
