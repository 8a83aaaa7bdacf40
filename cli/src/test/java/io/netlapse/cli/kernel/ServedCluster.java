package io.netlapse.cli.kernel;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.local.LocalService;
import io.netlapse.cli.replay.PushToken;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.diagnose.json.Json;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One cluster of a running service, used through its API as collectors and people do. */
final class ServedCluster implements AutoCloseable {

  private final String name;
  private final ApiClient client;
  private final PushToken token;
  private final PushClient push;

  ServedCluster(LocalService service, String name) throws CollectException, InterruptedException {
    this.name = name;
    this.client = service.client();
    this.token = PushToken.of(client, "kernel test", name);
    this.push =
        PushClient.of(
            new PushSettings(
                service.uri(), token.token(), name, null, null, Duration.ofSeconds(30)));
  }

  /** Pushes a capture that was taken just now. */
  void push(byte[] bundle) throws CollectException, InterruptedException {
    push.deliver(new Capture("a node of " + name, Content.of(bundle), Capture.Age.LIVE));
  }

  /** The findings of a rule. */
  List<Json> findings(String rule) throws InterruptedException {
    Instant now = Instant.now();
    return client.all(
        "/findings",
        Map.of(
            "cluster",
            name,
            "rule",
            rule,
            "from",
            now.minus(Duration.ofHours(1)).toString(),
            "to",
            now.plus(Duration.ofHours(1)).toString()));
  }

  @Override
  public void close() {
    push.close();
    token.close();
    client.close();
  }
}
