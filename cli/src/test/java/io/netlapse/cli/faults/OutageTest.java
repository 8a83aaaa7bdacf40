package io.netlapse.cli.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.push.Token;
import io.netlapse.collectors.runtime.durable.DurableFolder;
import io.netlapse.collectors.runtime.schedule.LastRun;
import io.netlapse.collectors.runtime.schedule.Rounds;
import io.netlapse.collectors.runtime.schedule.Schedule;
import io.netlapse.collectors.runtime.schedule.Spread;
import io.netlapse.db.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is away for an hour in the life of a fleet ({@code -Dagents=500} for a large one).
 * The hour is simulated; spools, senders, service and database are real.
 */
final class OutageTest {

  private static final int AGENTS = Integer.getInteger("agents", 12);
  private static final long SEED = Long.getLong("seed", 20_261_129);

  /** Of the schedule, and of the nodes behind it. */
  private static final Duration SPREAD = Duration.ofMinutes(1);

  private static final Duration UP = Duration.ofMinutes(4);
  private static final Duration AWAY = Duration.ofHours(1);

  /** It ends between two turns of the schedule. */
  private static final Duration CATCHING_UP = Duration.ofMinutes(3);

  /** The bound of a backoff that has grown: all have tried again by then. */
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final Instant start =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.HOURS);
  private final List<SpoolingNode> agents = new ArrayList<>();

  @Test
  void outageOfAnHour_losesNothingAndBringsNoHerd() throws Exception {
    TestDatabase database = TestDatabase.migratedDatabase();
    Instant back = start.plus(UP).plus(AWAY);
    List<Gate.Push> pushes;
    try (ServedFleet service = ServedFleet.over(database);
        SimulatedTime time = new SimulatedTime(start);
        Gate gate = new Gate(time::now)) {
      Token token = ServedFleet.token(service.uri());
      for (int i = 0; i < AGENTS; i++) {
        run(agent(i, gate, token, time), time);
      }
      gate.open(service.uri());
      time.sleepUntil(start.plus(UP));
      gate.shut();
      time.sleepUntil(back);
      assertThat(agents).as("agents for which captures wait").allMatch(SpoolingNode::waits);
      gate.open(service.uri());
      time.sleepUntil(back.plus(CATCHING_UP));
      pushes = gate.pushes();
    }

    for (SpoolingNode agent : agents) {
      assertThat(agent.waits()).as("what waits behind the outage").isFalse();
      assertThat(agent.depth().damaged() + agent.depth().refused()).isZero();
      assertThat(agent.gaps()).isEmpty();
      agent.close();
    }
    List<Taken> taken = agents.stream().flatMap(agent -> agent.node().taken().stream()).toList();
    StoredFleet stored = new StoredFleet(database);
    assertThat(stored.snapshots())
        .extracting(StoredFleet.Stored::taken)
        .containsExactlyInAnyOrderElementsOf(taken);
    assertThat(pushes)
        .filteredOn(push -> push.status() != 0)
        .as("pushes that were answered: each capture once")
        .hasSize(taken.size())
        .allMatch(push -> push.status() == 201);
    assertThat(stored.history())
        .isEqualTo(
            ServedFleet.undisturbedHistory(
                agents.stream().map(agent -> agent.node().captures()).toList()));
    noHerd(pushes, back);
  }

  /**
   * An agent that waits a random part of a minute, again and again, comes in any second with the
   * chance 1 : 30, as the mean wait is half a minute. Six standard deviations above the mean is
   * what chance does not bring in the life of a fleet; all at once is far above.
   */
  private static void noHerd(List<Gate.Push> pushes, Instant back) {
    Instant gone = back.minus(AWAY);
    List<Gate.Push> behind = pushes.stream().filter(push -> !push.at().isBefore(back)).toList();
    Map<String, Instant> came =
        behind.stream().collect(toMap(Gate.Push::node, Gate.Push::at, (first, _) -> first));
    long agents = peak(came.values().stream());
    long snapshots = peak(behind.stream().map(Gate.Push::at));
    long usual = peak(pushes.stream().map(Gate.Push::at).filter(at -> at.isBefore(gone)));
    long attempts = peak(pushes.stream().filter(push -> push.status() == 0).map(Gate.Push::at));
    Duration caughtUp = Duration.between(back, Collections.max(came.values()));
    System.out.printf(
        "Outage of an hour, %d agents: per second at most %d agents came back, %d snapshots arrived"
            + " (before it %d), %d attempts meanwhile; caught up %d s after it.%n",
        AGENTS, agents, snapshots, usual, attempts, caughtUp.toSeconds());

    double mean = AGENTS / (LONGEST_BACKOFF.toSeconds() / 2.0);
    assertThat(came).hasSize(AGENTS);
    assertThat(agents)
        .as("agents that came back in the fullest second, seed %d", SEED)
        .isLessThanOrEqualTo((long) Math.ceil(mean + 6 * Math.sqrt(mean)));
    assertThat(caughtUp).isLessThanOrEqualTo(LONGEST_BACKOFF);
  }

  /** How many there are in the fullest second. */
  private static long peak(Stream<Instant> instants) {
    return instants
        .collect(groupingBy(at -> at.truncatedTo(ChronoUnit.SECONDS), counting()))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  private SpoolingNode agent(int number, Gate gate, Token token, SimulatedTime time)
      throws Exception {
    RoutedNode node = new RoutedNode("worker-" + number, SEED + number, start.minusSeconds(86_400));
    SpoolingNode agent = new SpoolingNode(node, SEED - number, gate.uri(), token, folder, time);
    agents.add(agent);
    return agent;
  }

  /** As an agent runs: one thread captures at its turns, the other sends. */
  private void run(SpoolingNode agent, SimulatedTime time) {
    SimulatedTime.Bell news = time.new Bell();
    String name = agent.node().name();
    Schedule schedule =
        Schedule.of("*/5 * * * *", ZoneOffset.UTC, Spread.of(StoredFleet.CLUSTER, name, SPREAD));
    LastRun last = new LastRun(new DurableFolder(folder.resolve(name)));
    time.start(
        () ->
            new Rounds(schedule, last, time, _ -> {})
                .run(
                    turn -> {
                      agent.capture();
                      agent.due(schedule.period(turn.slot()));
                      news.ring();
                    }));
    time.start(
        () -> {
          while (true) {
            news.await();
            agent.send();
          }
        });
  }
}
