package io.netlapse.cli.demo;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.replay.Playback;
import io.netlapse.cli.replay.PushToken;
import io.netlapse.cli.terminal.Progress;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.collectors.upload.tree.Play;
import io.netlapse.collectors.upload.tree.Recording;
import io.netlapse.diagnose.json.Json;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * The demo's steps against a service that runs: capture this machine, play the recording, ask. Each
 * goes through the public API.
 */
final class Demo {

  private static final String MACHINE = "this-machine";
  private static final String CLUSTER = "demo";
  private static final int CONNECTIONS = 8;

  // Nothing is claimed of the time behind the last look.
  private static final Duration BEHIND_THE_LAST = Duration.ofSeconds(1);
  private static final Duration CAPTURE_TAKES = Duration.ofMinutes(2);

  private final URI server;
  private final ApiClient admin;
  private final PrintStream progress;
  private final Clock clock;

  /**
   * Against one service.
   *
   * @param server its address
   * @param admin a client with an admin's token
   * @param progress where the steps are told
   * @param clock the time of this machine
   */
  Demo(URI server, ApiClient admin, PrintStream progress, Clock clock) {
    this.server = server;
    this.admin = admin;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Captures this machine through the agent collector.
   *
   * @return what the API then knows of it; that it knows nothing, where it could not be captured
   */
  Report captureThisMachine() throws InterruptedException {
    progress.println("capturing this machine with the agent collector");
    Instant begin = clock.instant().minus(CAPTURE_TAKES);
    try (PushToken token = PushToken.of(admin, "demo, this machine", MACHINE);
        PushClient push = PushClient.of(settings(token, MACHINE))) {
      collector("agent").collect(new Settings(List.of(), Map.of()), push);
    } catch (CollectException e) {
      progress.println(e.getMessage());
    }
    Inquiry inquiry = new Inquiry(admin, MACHINE, begin, clock.instant().plus(BEHIND_THE_LAST));
    return Report.ofMachine(inquiry.latestSnapshot(), inquiry.incidents().size());
  }

  /**
   * Plays a recording, unless all of it is there from an earlier run.
   *
   * @param plays its snapshots in order of time
   * @throws CollectException if the service does not take one
   */
  void play(Recording recording, List<Play> plays) throws CollectException, InterruptedException {
    if (isThere(plays)) {
      progress.println("the recording is there from an earlier run");
      return;
    }
    Deliveries deliveries = Deliveries.of(plays);
    progress.printf(
        "playing a week of three nodes: %d snapshots over %d connections, %d of them hours late, %d"
            + " out of order, %d twice%n",
        plays.size(), CONNECTIONS, deliveries.late(), deliveries.overtaken(), deliveries.twice());
    try (PushToken token = PushToken.of(admin, "demo, recording", CLUSTER);
        PushClient push = PushClient.of(settings(token, CLUSTER))) {
      Progress pushed = Progress.of("snapshots pushed", deliveries.plays().size());
      Playback playback = new Playback(recording, push, pushed::step);
      playback.push(deliveries.plays(), CONNECTIONS);
      playback.damage().forEach(progress::println);
    }
  }

  /** Asks what was found in the window of the plays. */
  Report ask(List<Play> plays) throws InterruptedException {
    progress.println("asking the API what happened");
    return Report.ofIncidents(inquiry(plays).incidents(), server);
  }

  private Inquiry inquiry(List<Play> plays) {
    Instant end = plays.getLast().at().plus(BEHIND_THE_LAST);
    return new Inquiry(admin, CLUSTER, plays.getFirst().at(), end);
  }

  private boolean isThere(List<Play> plays) throws InterruptedException {
    List<Json> known = inquiry(plays).snapshots();
    return known.size() >= plays.size();
  }

  private PushSettings settings(PushToken token, String cluster) {
    return new PushSettings(
        server, token.token(), cluster, null, null, PushSettings.DEFAULT_GIVE_UP_AFTER);
  }

  private static Collector collector(String name) throws CollectException {
    return ServiceLoader.load(Collector.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(collector -> collector.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new CollectException("There is no collector '%s' here.".formatted(name)));
  }
}
