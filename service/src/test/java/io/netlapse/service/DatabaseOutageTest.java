package io.netlapse.service;

import static io.netlapse.service.Eventually.eventually;
import static io.netlapse.service.TestSnapshots.STRAY;
import static io.netlapse.service.TestSnapshots.TWO_ROUTES;
import static io.netlapse.service.TestSnapshots.bundle;
import static io.netlapse.service.TestSnapshots.routes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.collectors.push.Token;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Content;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL stops while two pushes are midway in their transactions, one by hand and one of a real
 * collector, and comes back.
 */
final class DatabaseOutageTest {

  private static final Instant BEFORE = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final String FAILED =
      "netlapse_ingest_snapshots_total{cluster=\"\",collector=\"other\",result=\"failed\"}";

  @TempDir private Path folder;

  @Test
  void databaseThatStopsMidway_storesNothingByHalves_andTheCollectorArrivesAfterwards()
      throws Exception {
    try (StoppablePostgres postgres = StoppablePostgres.startNew(folder.resolve("data"));
        TestService service =
            new TestService(
                postgres.database(),
                NetlapseService.start(TestService.settings(postgres.database(), Map.of())));
        ExecutorService pushes = Executors.newVirtualThreadPerTaskExecutor()) {
      String token = service.admin().newPushToken("c", "");
      Future<TestAnswer> byHand;
      Future<?> byCollector;
      try (Connection gate = postgres.database().connect();
          Statement lock = gate.createStatement()) {
        gate.setAutoCommit(false);
        pushFirstLooks(service, token);
        lock.execute("LOCK TABLE lifetimes IN EXCLUSIVE MODE");

        byHand = pushes.submit(() -> pushStray(service, token));
        byCollector = pushes.submit(() -> collect(service, token));
        eventually("both pushes are midway", () -> postgres.waitingMidway() == 2);
        // The pool believes a connection that it lent a moment ago.
        assertThat(service.as("nl_read_not-known").get("/clusters").status()).isEqualTo(401);
        postgres.stop();
      }

      TestAnswer answer = byHand.get(1, TimeUnit.MINUTES);
      assertThat(answer.status()).as(answer.body()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
      assertThat(answer.text("type")).endsWith("/unavailable");
      // Whose token it is cannot be told now; 401 would make collectors give up.
      assertThat(service.as("nl_read_not-known").get("/clusters").status()).isEqualTo(503);
      eventually("the collector's is refused too", () -> Scrape.of(service).value(FAILED) >= 2);

      postgres.start();

      assertThat(byCollector.get(1, TimeUnit.MINUTES)).isNull();
      assertThat(service.admin().get("/snapshots?cluster=c").items("node"))
          .containsExactlyInAnyOrder("hand", "collected", "collected");
      assertThat(pushStray(service, token).status()).isEqualTo(201);
      assertThat(RowCounts.of(postgres.database())).isEqualTo(rowsOfAnUndisturbedService());
    }
  }

  /** The same pushes where nothing happens to the database. */
  private static Map<String, Long> rowsOfAnUndisturbedService() throws Exception {
    try (TestService service = TestService.start()) {
      String token = service.admin().newPushToken("c", "");
      pushFirstLooks(service, token);
      assertThat(pushStray(service, token).status()).isEqualTo(201);
      collect(service, token);
      return RowCounts.of(service.database());
    }
  }

  private static void pushFirstLooks(TestService service, String token) {
    for (String node : new String[] {"hand", "collected"}) {
      String snapshot = routes(node, BEFORE.minusSeconds(300).toString(), TWO_ROUTES).toString();
      assertThat(service.as(token).post("/snapshots", snapshot).status()).isEqualTo(201);
    }
  }

  private static TestAnswer pushStray(TestService service, String token) {
    return service
        .as(token)
        .post("/snapshots", routes("hand", BEFORE.toString(), TWO_ROUTES + STRAY).toString());
  }

  /** As collectors do it: with their client, which tries again until it is acknowledged. */
  private static Void collect(TestService service, String token)
      throws CollectException, InterruptedException {
    byte[] bundle = bundle("collected", BEFORE.toString(), (TWO_ROUTES + STRAY).getBytes(UTF_8));
    PushSettings settings =
        new PushSettings(
            service.running().uri(),
            Token.of(Map.of(Token.VARIABLE, token)),
            null,
            null,
            null,
            Duration.ofMinutes(2));
    try (PushClient client = PushClient.of(settings)) {
      client.deliver(new Capture("this machine", Content.of(bundle), Capture.Age.LIVE));
    }
    return null;
  }
}
