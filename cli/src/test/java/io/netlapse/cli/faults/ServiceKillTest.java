package io.netlapse.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.cli.HastyTime;
import io.netlapse.collectors.push.Time;
import io.netlapse.collectors.push.Token;
import io.netlapse.db.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code netlapse serve} is killed at random instants while nodes push, again and again ({@code
 * -Dkills=200} for a long run).
 */
final class ServiceKillTest {

  private static final int KILLS = Integer.getInteger("kills", 1);
  private static final int NODES = 4;
  private static final long SEED = Long.getLong("seed", 20_261_129);

  /** How long at most it lives before it is killed, once it has taken something. */
  private static final int LONGEST_LIFE_MILLIS = 1_500;

  /** Between two captures of a node. */
  private static final int PAUSE_MILLIS = 20;

  @TempDir Path folder;
  private final TestDatabase database = TestDatabase.freshDatabase();
  private final List<SpoolingNode> nodes = new ArrayList<>();
  private final List<Child> served = new ArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();

  @AfterEach
  void end() {
    served.forEach(Child::close);
  }

  @Test
  void killed_losesNothingAcknowledgedAndStoresNothingTwice() throws Exception {
    Random random = new Random(SEED);
    try (Gate gate = new Gate(InstantSource.system());
        ExecutorService threads = Executors.newFixedThreadPool(NODES)) {
      Child first = serve(0);
      Token token = ServedFleet.token(first.listening());
      gate.open(first.listening());
      List<Future<?>> pushing = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        SpoolingNode node = node(i, gate, token);
        pushing.add(threads.submit(() -> push(node)));
      }
      Child last = first;
      for (int kill = 1; kill <= KILLS; kill++) {
        awaitAnswer(gate);
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        assertThat(last.kill()).as("kill %d: it ran", kill).isTrue();
        last = serve(kill);
        gate.open(last.listening());
      }
      over.set(true);
      for (Future<?> each : pushing) {
        each.get();
      }
      report(gate);
    }
    check();
  }

  /** Until one more push was answered. */
  private static void awaitAnswer(Gate gate) throws InterruptedException {
    long before = answered(gate);
    while (answered(gate) == before) {
      Thread.sleep(20);
    }
  }

  private static long answered(Gate gate) {
    return gate.pushes().stream().filter(push -> push.status() != 0).count();
  }

  private void report(Gate gate) {
    List<Gate.Push> pushes = gate.pushes();
    long again = pushes.stream().filter(push -> push.status() == 200).count();
    long cut = pushes.stream().filter(push -> push.status() == 0).count();
    System.out.printf(
        "Service killed %d times, seed %d: %d snapshots, %d pushes cut off, %d of them had"
            + " arrived.%n",
        KILLS, SEED, nodes.stream().mapToInt(node -> node.node().taken().size()).sum(), cut, again);
    assertThat(cut).as("pushes that were cut off").isPositive();
  }

  private void check() throws Exception {
    StoredFleet stored = new StoredFleet(database);
    assertThat(stored.snapshots())
        .extracting(StoredFleet.Stored::taken)
        .as("snapshots, seed %d", SEED)
        .containsExactlyInAnyOrderElementsOf(
            nodes.stream().flatMap(node -> node.node().taken().stream()).toList());
    assertThat(stored.history())
        .isEqualTo(
            ServedFleet.undisturbedHistory(
                nodes.stream().map(node -> node.node().captures()).toList()));
    for (SpoolingNode node : nodes) {
      assertThat(node.gaps()).isEmpty();
      assertThat(node.depth().refused() + node.depth().damaged()).isZero();
      node.close();
    }
  }

  private Child serve(int number) throws Exception {
    Child child =
        Child.start(
            folder.resolve("service-" + number),
            Map.of(
                "NETLAPSE_HTTP_HOST",
                "127.0.0.1",
                "NETLAPSE_HTTP_PORT",
                "-1",
                "NETLAPSE_DATABASE_URL",
                database.url(),
                "NETLAPSE_DATABASE_USER",
                database.user(),
                "NETLAPSE_DATABASE_PASSWORD",
                database.password(),
                "NETLAPSE_ADMIN_TOKEN",
                ServedFleet.ADMIN),
            List.of("serve"));
    served.add(child);
    return child;
  }

  private SpoolingNode node(int number, Gate gate, Token token) throws Exception {
    Instant booted = Instant.now().minus(Duration.ofDays(20));
    RoutedNode node = new RoutedNode("worker-" + number, SEED + number, booted);
    // Waits of a minute take half a second.
    Time time = new HastyTime(booted.plus(Duration.ofHours(1)));
    SpoolingNode spooling = new SpoolingNode(node, SEED - number, gate.uri(), token, folder, time);
    nodes.add(spooling);
    return spooling;
  }

  private Void push(SpoolingNode node) throws InterruptedException {
    while (!over.get()) {
      node.capture();
      node.send();
      Thread.sleep(PAUSE_MILLIS);
    }
    return null;
  }
}
