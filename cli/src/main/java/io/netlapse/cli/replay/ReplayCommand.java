package io.netlapse.cli.replay;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.api.ServerOptions;
import io.netlapse.cli.local.LocalService;
import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.cli.terminal.OutputFormat;
import io.netlapse.cli.terminal.Progress;
import io.netlapse.cli.terminal.Terminal;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.collectors.upload.tree.Play;
import io.netlapse.collectors.upload.tree.Recording;
import io.netlapse.diagnose.json.Json;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.NodeId;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a recording into a service and prints what that then knows. */
@Command(
    name = "replay",
    description =
        "Plays a recording through the API, into a service that is thrown away or a given one, and"
            + " prints what netlapse then knows.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:it was played", "2:it could not be read"})
public final class ReplayCommand implements Callable<Integer> {

  private static final int UNREADABLE = 2;
  private static final int CONNECTIONS = 4;
  private static final int MOST_REMARKS = 5;

  // Behind the end of the last snapshot's last command.
  private static final Duration LONGEST_SNAPSHOT = Duration.ofDays(1);

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Parameters(
      paramLabel = "DIR",
      description =
          "The recording: STEP/NODE/ with commands.tsv and date.txt, or timeline.tsv at the top.")
  private Path folder;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text for people (default), json for programs.")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "Play into this service, with an admin's token from NETLAPSE_TOKEN_FILE or"
              + " NETLAPSE_TOKEN.")
  private @Nullable URI server;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      defaultValue = "replay",
      description = "The cluster that the nodes shall belong to (default ${DEFAULT-VALUE}).")
  private String cluster = "replay";

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "forward",
      description = "forward (default), backward or random:SEED; the answer is the same.")
  private String order = "forward";

  @Option(names = "--all", description = "Also the facts that were there all the time.")
  private boolean all;

  @Override
  public Integer call() throws InterruptedException {
    PlayOrder playOrder = playOrder();
    Recording recording = recording();
    Json known;
    if (server == null) {
      System.err.println("starting a netlapse that is thrown away afterwards");
      try (LocalService service = LocalService.temporary();
          ApiClient admin = service.client()) {
        known = play(recording, playOrder, service.uri(), admin);
      }
    } else {
      try (ApiClient admin = ServerOptions.client(server)) {
        known = play(recording, playOrder, server, admin);
      }
    }
    print(known);
    return 0;
  }

  private Json play(Recording recording, PlayOrder playOrder, URI uri, ApiClient admin)
      throws InterruptedException {
    List<Play> plays = playOrder.of(recording.plays());
    try (PushToken token = PushToken.of(admin, "replay", cluster);
        PushClient push = PushClient.of(settings(uri, token))) {
      Progress progress = Progress.of("snapshots pushed", plays.size());
      Playback playback = new Playback(recording, push, progress::step);
      playback.push(plays, CONNECTIONS);
      tell(playback.damage());
    } catch (CollectException e) {
      throw CommandFailure.of(UNREADABLE, e);
    }
    System.err.println("asking what netlapse knows now");
    Instant last = recording.plays().getLast().at();
    return KnownHistory.of(admin, cluster, last.plus(LONGEST_SNAPSHOT), all);
  }

  private static void tell(List<String> damage) {
    damage.stream().limit(MOST_REMARKS).forEach(System.err::println);
    if (damage.size() > MOST_REMARKS) {
      System.err.printf("... and %d more of these%n", damage.size() - MOST_REMARKS);
    }
  }

  private PushSettings settings(URI uri, PushToken token) {
    return new PushSettings(
        uri, token.token(), cluster, null, null, PushSettings.DEFAULT_GIVE_UP_AFTER);
  }

  private void print(Json known) {
    PrintStream out = Terminal.utf8();
    switch (format) {
      case JSON -> out.println(known.indented());
      case TEXT -> out.print(ReplayText.of(known, Terminal.style()));
    }
    out.flush();
  }

  private PlayOrder playOrder() {
    try {
      String _ = NodeId.requireName("cluster", cluster);
      return PlayOrder.parse(order);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(UNREADABLE, e.getMessage() + ".");
    }
  }

  private Recording recording() {
    try {
      return Recording.open(folder);
    } catch (CollectException e) {
      throw CommandFailure.of(UNREADABLE, e);
    }
  }
}
