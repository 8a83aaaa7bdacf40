package io.netlapse.service;

import static io.netlapse.service.TestSnapshots.TWO_ROUTES;
import static io.netlapse.service.TestSnapshots.routes;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.db.testing.TestDatabase;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While the database is away, clients are told to come again, and afterwards all is as before. */
final class DatabaseGoneTest {

  private static final int CONNECTIONS = 4;

  @Test
  void request_whileDatabaseIsAway_is503_andWorksAfterwards() throws Exception {
    TestDatabase database = TestDatabase.freshDatabase();
    URI real = URI.create(database.url().substring("jdbc:".length()));
    try (CuttableLine line = CuttableLine.to(real.getHost(), real.getPort());
        RunningService running = start(database, real, line)) {
      TestService service = new TestService(database, running);
      TestClient pusher = service.pusher("c", "");
      assertThat(push(pusher, "2026-11-21T10:00:00Z").status()).isEqualTo(201);

      line.cut();
      TestAnswer push = push(pusher, "2026-11-21T10:05:00Z");
      assertThat(push.status()).as(push.body()).isEqualTo(503);
      assertThat(push.header("Retry-After")).matches("[1-9][0-9]*");
      assertThat(push.text("type")).endsWith("/unavailable");
      TestAnswer read = service.admin().get("/clusters");
      assertThat(read.status()).as(read.body()).isEqualTo(503);
      assertThat(service.anonymous().get("//health/liveness").status()).isEqualTo(200);
      assertThat(service.anonymous().get("//health/readiness").status()).isEqualTo(503);

      line.mend();
      assertThat(pushAsCollectorsDo(pusher, "2026-11-21T10:05:00Z").status()).isEqualTo(201);
      assertThat(service.admin().get("/snapshots").items("id")).hasSize(2);
    }
  }

  private static RunningService start(TestDatabase database, URI real, CuttableLine line) {
    String url =
        database.url().replace(real.getHost() + ":" + real.getPort(), "127.0.0.1:" + line.port());
    return NetlapseService.start(
        TestService.settings(
            database,
            Map.of(
                "netlapse.database.url", url,
                "netlapse.database.pool-size", CONNECTIONS)));
  }

  /**
   * Sends again on 503. The pool believes connections that it used a moment ago, so as many
   * requests as it has connections may each find a dead one.
   */
  private static TestAnswer pushAsCollectorsDo(TestClient pusher, String at) {
    TestAnswer answer = push(pusher, at);
    for (int again = 0; answer.status() == 503 && again < CONNECTIONS; again++) {
      answer = push(pusher, at);
    }
    return answer;
  }

  private static TestAnswer push(TestClient pusher, String at) {
    return pusher.post("/snapshots", routes("n", at, TWO_ROUTES).toString());
  }
}
