package io.netlapse.cli.faults;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.replay.PushToken;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.collectors.push.Token;
import io.netlapse.db.testing.TestDatabase;
import io.netlapse.service.NetlapseService;
import io.netlapse.service.RunningService;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A service in this process over a database, and one cluster of it. */
final class ServedFleet implements AutoCloseable {

  static final String ADMIN = "nl_admin_for-tests-only-0123456789abcdef";

  private static final int PUSHERS = 4;

  private final RunningService service;

  private ServedFleet(RunningService service) {
    this.service = service;
  }

  static ServedFleet over(TestDatabase database) {
    return new ServedFleet(
        NetlapseService.start(
            Map.of(
                "netlapse.http.host",
                "127.0.0.1",
                "netlapse.http.port",
                -1,
                "netlapse.database.url",
                database.url(),
                "netlapse.database.user",
                database.user(),
                "netlapse.database.password",
                database.password(),
                "netlapse.security.admin-token",
                ADMIN)));
  }

  /**
   * The history of the same captures where nothing happens to anybody: those of a node one after
   * the other.
   *
   * @param byNode the captures of each node, in their order
   */
  static String undisturbedHistory(Collection<List<Capture>> byNode) throws Exception {
    TestDatabase database = TestDatabase.migratedDatabase();
    try (ServedFleet fleet = over(database);
        PushClient push = PushClient.of(PushSettings.of(fleet.uri(), token(fleet.uri())));
        ExecutorService pushers = Executors.newFixedThreadPool(PUSHERS)) {
      List<Future<?>> pushed =
          byNode.stream().<Future<?>>map(node -> pushers.submit(() -> push(push, node))).toList();
      for (Future<?> each : pushed) {
        each.get();
      }
    }
    return new StoredFleet(database).history();
  }

  private static Void push(PushClient push, List<Capture> captures)
      throws CollectException, InterruptedException {
    for (Capture capture : captures) {
      push.deliver(capture);
    }
    return null;
  }

  /** A new token that may push to the cluster. */
  static Token token(URI service) throws CollectException, InterruptedException {
    try (ApiClient admin = new ApiClient(service, ADMIN)) {
      return PushToken.of(admin, "faults", StoredFleet.CLUSTER).token();
    }
  }

  URI uri() {
    return service.uri();
  }

  @Override
  public void close() {
    service.close();
  }
}
