package io.netlapse.collectors.ssh;

import io.netlapse.collectors.ssh.stage.OpenSshServer;
import io.netlapse.collectors.ssh.stage.Stage;
import io.netlapse.kit.CollectorContract;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The collector gives what a stranger's must, with a real sshd. */
final class SshContractTest extends CollectorContract {

  private static final String HOST = "127.0.6.9";

  @TempDir private static Path folder;

  private static Stage stage;
  private static OpenSshServer server;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    Stage.assumeServers();
    stage = Stage.in(folder);
    port = OpenSshServer.freePort();
    server = stage.server("plain", List.of(HOST), port, "");
    stage.know(port, "hostkey", HOST);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected Collector collector() {
    return new SshCollector(Map.of(), _ -> {});
  }

  @Override
  protected Settings settings() throws Exception {
    Path inventory =
        stage.write(
            "inventory.yaml",
            "settings: {port: %d}%nnodes:%n  n1: {host: %s}%n".formatted(port, HOST));
    return new Settings(
        List.of(),
        Map.of(
            "inventory", inventory.toString(),
            "key", stage.path("id").toString(),
            "user", "nl",
            "only", "boot-id,hostname",
            "known-hosts", stage.path("known_hosts").toString()));
  }
}
