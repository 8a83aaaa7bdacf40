package io.netlapse.collectors.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.ssh.stage.OpenSshServer;
import io.netlapse.collectors.ssh.stage.Stage;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.collect.Capture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What shells say and how long nodes take, on a real sshd; nothing is left there. */
final class ShellsAndTimesTest {

  private static final String HOST = "127.0.2.1";
  private static final String WITH_BANNER = "127.0.2.2";
  private static final String HANGING = "127.0.2.3";
  private static final String SLOW = "127.0.2.4";
  private static final String TALKING = "127.0.2.5";

  @TempDir private static Path folder;

  private static Stage stage;
  private static OpenSshServer server;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    Stage.assumeServers();
    stage = Stage.in(folder);
    stage.write("banner", "Only for the authorised.\n");
    Files.createDirectories(stage.path("bin"));
    stage.write(
        "bin/ip",
        """
        #!/bin/sh
        case $* in *rule*) exec sleep 77 ;; esac
        PATH=/usr/sbin:/sbin:/usr/bin:/bin
        exec ip "$@"
        """);
    stage.run("chmod", "-R", "755", stage.path("bin").toString());
    port = OpenSshServer.freePort();
    server =
        stage.server(
            "plain",
            List.of(HOST, WITH_BANNER, HANGING, SLOW, TALKING),
            port,
            """
            Match LocalAddress %s
            Banner /mnt/banner
            Match LocalAddress %s
            ForceCommand exec sleep 78
            Match LocalAddress %s
            SetEnv PATH=/mnt/bin:/usr/bin:/bin
            Match LocalAddress %s
            ForceCommand exec yes talk
            """
                .formatted(WITH_BANNER, HANGING, SLOW, TALKING));
    stage.know(port, "hostkey", HOST, WITH_BANNER, HANGING, SLOW, TALKING);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void node_isCapturedWithItsClockAndNothingIsLeft() throws Exception {
    Collecting run = collect("worker-1: {host: %s}".formatted(HOST));

    assertThat(run.failure()).isEmpty();
    assertThat(run.remarks()).isEmpty();
    Bundle bundle = run.delivered().bundles().getFirst();
    assertThat(bundle.node()).isEqualTo("worker-1");
    assertThat(bundle.sections()).hasSize(2);
    assertThat(bundle.damage()).isEmpty();
    assertThat(run.delivered().captures().getFirst().age())
        .isInstanceOfSatisfying(
            Capture.Age.Live.class,
            live -> assertThat(live.nodeAhead().abs()).isLessThan(Duration.ofSeconds(2)));
    assertThat(Stage.processesWith("--node\000worker-1")).isEmpty();
    assertThat(server.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl-fish", "nl-csh"})
  void shell_mayBeAny(String user) throws Exception {
    Collecting run = collect("w: {host: %s, user: %s}".formatted(HOST, user));

    assertThat(run.failure()).isEmpty();
    assertThat(run.remarks()).isEmpty();
    assertThat(run.delivered().nodes()).containsExactly("w");
  }

  @Test
  void banner_isNoPartOfTheBundle() throws Exception {
    Collecting run = collect("w: {host: %s}".formatted(WITH_BANNER));

    assertThat(run.failure()).isEmpty();
    assertThat(run.remarks()).isEmpty();
  }

  @Test
  void noiseOfShells_isLeftOutAndSaid() throws Exception {
    Collecting run = collect("w: {host: %s, user: nl-noisy}".formatted(HOST));

    assertThat(run.failure()).isEmpty();
    assertThat(run.delivered().bundles().getFirst().damage()).isEmpty();
    assertThat(run.remarks()).singleElement().asString().contains("Welcome to this node");
  }

  @Test
  void node_thatTalksWithoutEndIsLeft() throws Exception {
    Collecting run = collect("w: {host: %s}".formatted(TALKING));

    assertThat(run.failure()).contains("1 no bundle (w)");
    assertThat(run.remarks())
        .singleElement()
        .asString()
        .contains("more than 65536 bytes came before a bundle", "it said: talk / talk");
  }

  @Test
  void node_thatHangsBehindTheLoginIsLeftAfterItsTime() throws Exception {
    long begin = System.nanoTime();
    Collecting run = collect("w: {host: %s, timeout: 2}".formatted(HANGING));

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    assertThat(run.failure()).contains("1 out of time (w)");
    assertThat(run.remarks())
        .singleElement()
        .asString()
        .contains("Nothing of a bundle came within 2 s");
  }

  @Test
  void capture_thatTakesTooLongIsEndedOnTheNodeAndDeliveredAsFarAsItCame() throws Exception {
    Collecting run =
        collect("w-slow: {host: %s, timeout: 3, only: 'ip-route,ip-rule,ip-link'}".formatted(SLOW));

    assertThat(run.failure()).contains("1 cut off (w-slow)");
    assertThat(run.remarks()).singleElement().asString().contains("its time of 3 s was over");
    Bundle bundle = run.delivered().bundles().getFirst();
    assertThat(bundle.damage()).isNotEmpty();
    assertThat(bundle.sections()).isNotEmpty();
    awaitNone("w-slow");
    awaitNone("sleep\00077");
    assertThat(server.leftovers()).isEmpty();
  }

  private static void awaitNone(String text) throws Exception {
    for (int tries = 0; tries < 100 && !Stage.processesWith(text).isEmpty(); tries++) {
      Thread.sleep(100);
    }
    assertThat(Stage.processesWith(text)).isEmpty();
  }

  private static Collecting collect(String nodes) throws Exception {
    return new Collecting(stage).run(port, nodes);
  }
}
