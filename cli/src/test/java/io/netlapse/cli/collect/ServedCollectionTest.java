package io.netlapse.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.cli.HastyTime;
import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.local.LocalService;
import io.netlapse.cli.replay.PushToken;
import io.netlapse.collectors.agent.AgentCollector;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.collectors.runtime.CollectorRun;
import io.netlapse.collectors.runtime.delivery.Reporter;
import io.netlapse.collectors.runtime.schedule.Schedule;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.SpoolLimits;
import io.netlapse.diagnose.json.Json;
import io.netlapse.spi.collect.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real agent on a schedule, with a real spool, against the real service and PostgreSQL. */
final class ServedCollectionTest {

  private static final Map<String, String> OF_PROD = Map.of("cluster", "prod");

  @TempDir Path folder;
  private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());

  @Test
  void agentOnASchedule_isSeenWithItsNodeAndItsPeriod() throws Exception {
    try (LocalService service = LocalService.temporary();
        ApiClient admin = service.client();
        PushToken token = PushToken.of(admin, "test", "prod");
        PushClient push = PushClient.of(PushSettings.of(service.uri(), token.token()));
        Spool spool = Spool.open(folder.resolve("spool"), SpoolLimits.DEFAULT, Instant::now)) {
      Settings settings =
          new Settings(
              List.of(), Map.of("node", "n1", "only", "ip-rule", "state", folder.toString()));
      CollectorRun run =
          new CollectorRun(
              new AgentCollector(),
              settings,
              spool,
              push,
              new Reporter.Name("agent", "n1", "0.1.0"),
              new HastyTime(Instant.now()),
              remarks::add);
      Thread running = Thread.ofPlatform().start(() -> untilInterrupted(run));

      List<Json> collectors = List.of();
      for (int look = 0; look < 600 && collectors.isEmpty(); look++) {
        Thread.sleep(100);
        collectors = admin.all("/collectors", OF_PROD);
      }
      running.interrupt();
      running.join();

      assertThat(collectors).as("collectors; it said %s", remarks).hasSize(1);
      assertThat(collectors.getFirst().text("collector")).isEqualTo("agent");
      assertThat(collectors.getFirst().text("lastRunError")).isEmpty();
      assertThat(collectors.getFirst().get("gaps").items()).isEmpty();
      List<Json> nodes = admin.all("/clusters/prod/nodes", Map.of());
      assertThat(nodes).hasSize(1);
      assertThat(nodes.getFirst().text("node")).isEqualTo("n1");
      assertThat(nodes.getFirst().text("state")).isEqualTo("fresh");
      assertThat(nodes.getFirst().text("expectedPeriodSeconds")).isEqualTo("60");
      assertThat(remarks).isEmpty();
    }
  }

  private static void untilInterrupted(CollectorRun run) {
    try {
      run.run(Schedule.of("* * * * *", ZoneOffset.UTC, Duration.ZERO));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
