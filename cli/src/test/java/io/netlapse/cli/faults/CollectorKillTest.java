package io.netlapse.cli.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.push.Token;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.SpoolLimits;
import io.netlapse.collectors.runtime.spool.Spooled;
import io.netlapse.collectors.runtime.spool.Waiting;
import io.netlapse.collectors.ssh.stage.OpenSshServer;
import io.netlapse.collectors.ssh.stage.Stage;
import io.netlapse.db.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code netlapse collect}, which captures and sends what its spool holds, is killed at random
 * instants, again and again ({@code -Dkills=200} for a long run), and the service is away every
 * other time. What was seen in the spool is stored at the end, once and whole.
 */
@EnabledOnOs(OS.LINUX)
final class CollectorKillTest {

  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final long SEED = Long.getLong("seed", 20_261_129);

  /** How long the command tries where the service is away, in seconds. */
  private static final String PATIENCE = "1";

  @TempDir Path folder;
  private final TestDatabase database = TestDatabase.migratedDatabase();
  private final Random random = new Random(SEED);
  private final Set<Taken> spooled = new HashSet<>();
  private int killed;

  @Test
  void agent_losesNothingThatItSpooled() throws Exception {
    kill(List.of("agent", "--node", "n-1", "-O", "only=boot-id,hostname"));
  }

  @Test
  void sshRunner_losesNothingThatItSpooled() throws Exception {
    Stage.assumeServers();
    Stage stage = Stage.in(Files.createDirectory(folder.resolve("stage")));
    int port = OpenSshServer.freePort();
    List<String> hosts = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");
    try (OpenSshServer _ = stage.server("plain", hosts, port, "")) {
      stage.know(port, "hostkey", hosts.toArray(String[]::new));
      Path inventory =
          stage.write(
              "inventory.yaml",
              """
              settings: {port: %d, user: nl, key: id, only: 'boot-id,hostname'}
              nodes:
                n-1: {host: 127.0.0.1}
                n-2: {host: 127.0.0.2}
                n-3: {host: 127.0.0.3}
              """
                  .formatted(port));
      kill(
          List.of(
              "ssh",
              "-O",
              "inventory=" + inventory,
              "-O",
              "known-hosts=" + stage.path("known_hosts")));
    }
  }

  private void kill(List<String> collector) throws Exception {
    try (ServedFleet service = ServedFleet.over(database);
        Gate gate = new Gate(InstantSource.system())) {
      Token token = ServedFleet.token(service.uri());
      long start = System.nanoTime();
      assertThat(start(collector, gate, token, "first").status()).as("without a service").isOne();
      int whole = (int) Duration.ofNanos(System.nanoTime() - start).toMillis();
      look();
      assertThat(spooled).as("captures that wait for the service").isNotEmpty();
      while (killed < KILLS) {
        if (random.nextBoolean()) {
          gate.shut();
        } else {
          gate.open(service.uri());
        }
        Child child = start(collector, gate, token, "killed");
        boolean _ = child.ends(Duration.ofMillis(random.nextInt(whole)));
        killed += child.kill() ? 1 : 0;
        look();
      }
      gate.open(service.uri());
      runToTheEnd(collector, gate, token);
    }
    check(collector.getFirst());
  }

  private void runToTheEnd(List<String> collector, Gate gate, Token token) throws Exception {
    Child child = start(collector, gate, token, "whole");
    assertThat(child.status()).as("%s; seed %d", child.said(), SEED).isZero();
  }

  /** What waits after a kill. */
  private void look() throws Exception {
    try (Spool spool =
        Spool.open(folder.resolve("spool"), SpoolLimits.DEFAULT, InstantSource.system())) {
      Optional<Waiting> next = spool.after(0);
      while (next.isPresent()) {
        Spooled about = next.get().about();
        assertThat(about.node()).as("a spooled capture, seed %d", SEED).isNotNull();
        spooled.add(new Taken(about.node(), about.capturedAt()));
        next = spool.after(next.get().number());
      }
      assertThat(spool.depth().damaged()).as("damaged files, seed %d", SEED).isZero();
    }
  }

  private void check(String collector) throws Exception {
    Set<Taken> before = Set.copyOf(spooled);
    look();
    List<StoredFleet.Stored> stored = new StoredFleet(database).snapshots();
    System.out.printf(
        "%s killed %d times, seed %d: %d captures seen in the spool, %d snapshots.%n",
        collector, killed, SEED, spooled.size(), stored.size());

    assertThat(spooled).as("what waits at the end, seed %d", SEED).isEqualTo(before);
    assertThat(stored)
        .extracting(StoredFleet.Stored::taken)
        .as("snapshots, seed %d", SEED)
        .doesNotHaveDuplicates()
        .containsAll(spooled);
    // The machine is always the same one, so a half capture would say something else.
    assertThat(
            stored.stream()
                .collect(
                    groupingBy(
                        each -> each.taken().node(), mapping(StoredFleet.Stored::what, toSet()))))
        .allSatisfy((node, said) -> assertThat(said).as(node).hasSize(1));
  }

  private Child start(List<String> collector, Gate gate, Token token, String log) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("collect"));
    arguments.addAll(collector);
    arguments.addAll(
        List.of(
            "--server",
            gate.uri().toString(),
            "--cluster",
            StoredFleet.CLUSTER,
            "--spool",
            folder.resolve("spool").toString(),
            "--give-up-after",
            PATIENCE));
    return Child.start(
        folder.resolve(log),
        Map.of(Token.VARIABLE, token.authorization().substring("Bearer ".length())),
        arguments);
  }
}
