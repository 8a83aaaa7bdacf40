package io.netlapse.cli.replay;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.local.LocalService;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.collectors.upload.tree.Play;
import io.netlapse.collectors.upload.tree.Recording;
import io.netlapse.diagnose.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One service for many recordings; each replay gets a cluster of its own in it. */
final class Theatre implements AutoCloseable {

  private final LocalService service = LocalService.temporary();
  private final ApiClient client = service.client();

  /**
   * Plays a recording.
   *
   * @param cluster a name that no other replay has
   * @param order as {@code --order} takes it
   * @param all as {@code --all}
   * @return what netlapse then knows
   */
  Json known(Recording recording, String cluster, String order, boolean all) throws Exception {
    List<Play> plays = PlayOrder.parse(order).of(recording.plays());
    try (PushToken token = PushToken.of(client, "test", cluster);
        PushClient push =
            PushClient.of(
                new PushSettings(
                    service.uri(), token.token(), cluster, null, null, Duration.ofSeconds(20)))) {
      new Playback(recording, push, () -> {}).push(plays, 3);
    }
    Instant until = recording.plays().getLast().at().plus(Duration.ofDays(1));
    return KnownHistory.of(client, cluster, until, all);
  }

  @Override
  public void close() {
    client.close();
    service.close();
  }
}
