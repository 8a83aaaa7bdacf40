package io.netlapse.collectors.agent.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real agent with a real {@code ip monitor} and plain routes of the loopback device, in a network
 * namespace of their own. Limits of time are far above what it takes, for machines that are busy.
 */
@EnabledOnOs(OS.LINUX)
final class IpMonitorTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Half a second on a machine that rests; whoever misses a change never captures it here. */
  private static final Duration SOON = Duration.ofSeconds(15);

  private static final int ROUTES = 2_000;

  /** The burst, and one capture that was under way. */
  private static final int AT_ONCE = 4;

  /** What the kernel tells of them is more than a socket of {@code ip} holds. */
  private static final int TOO_MANY = 8_000;

  @TempDir Path folder;
  private Process agent;
  private int seen;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(
        isDone(List.of("unshare", "-rn", "ip", "link", "set", "lo", "up")),
        "not run: a network of its own wants unshare(1), ip(8) and user namespaces");
    List<String> command =
        List.of(
            "unshare",
            "-rn",
            "sh",
            "-c",
            "ip link set lo up && exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            WatchingAgent.class.getName(),
            folder.toString());
    agent =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
  }

  @AfterEach
  void end() throws Exception {
    if (agent != null) {
      agent.getOutputStream().close();
      boolean ended = agent.waitFor(20, TimeUnit.SECONDS);
      agent.destroyForcibly();
      assertThat(ended).as("it ends with its standard input; %s", said()).isTrue();
    }
  }

  @Test
  void changesOfTheKernel_areCapturedSoonAndAllOfThem() throws Exception {
    await("a capture when watching begins", IpMonitorTest::isWhole);
    ProcessHandle monitor = monitor();

    route("route add 10.77.0.0/24 dev lo table 77");
    String capture = awaitSoon("10.77.0.0/24");
    assertThat(isWhole(capture)).as("a change is captured with what can have changed").isFalse();

    long start = System.nanoTime();
    int before = seen;
    batch(ROUTES, "route add");
    await("all routes of the storm", bundle -> routes(bundle) == ROUTES);
    Duration storm = Duration.ofNanos(System.nanoTime() - start);
    assertThat(seen - before)
        .as("captures within %s", storm)
        .isLessThanOrEqualTo((int) (AT_ONCE + storm.dividedBy(WatchingAgent.LIMITS.interval())));

    signal(monitor, "STOP");
    batch(TOO_MANY, "route replace");
    signal(monitor, "CONT");
    await(
        "everything, because messages were lost",
        bundle -> isWhole(bundle) && routes(bundle) == TOO_MANY);
    assertThat(said()).contains("Changes were missed (netlink receive error No buffer space");

    signal(monitor, "KILL");
    route("route add 10.78.0.0/24 dev lo");
    await("everything, because nobody looked", each -> isWhole(each) && each.contains("10.78.0.0"));
    assertThat(said()).contains("Changes are not noticed").contains("(exit status 137)");

    awaitAnotherThan(monitor);
    route("rule add from 10.79.0.0/24 lookup 77");
    awaitSoon("from 10.79.0.0/24 lookup 77");
  }

  /** Awaits a capture that shows something that has just been made. */
  private String awaitSoon(String shown) throws Exception {
    long start = System.nanoTime();
    String capture = await(shown, bundle -> bundle.contains(shown));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(shown).isLessThan(SOON);
    return capture;
  }

  /** The first capture that is like that and was not seen yet. */
  private String await(String what, Predicate<String> isLikeThat) throws Exception {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      Path next = folder.resolve("%06d.capture".formatted(seen + 1));
      if (!Files.exists(next)) {
        Thread.sleep(20);
        continue;
      }
      seen++;
      String bundle = Files.readString(next);
      if (isLikeThat.test(bundle)) {
        return bundle;
      }
    }
    throw new AssertionError(
        "no capture shows %s after %d; it said:%n%s".formatted(what, seen, said()));
  }

  private ProcessHandle monitor() {
    return agent
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains("monitor"))
        .findFirst()
        .orElseThrow();
  }

  private void awaitAnotherThan(ProcessHandle ended) throws Exception {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      if (agent
          .descendants()
          .anyMatch(
              each ->
                  each.pid() != ended.pid()
                      && each.info().commandLine().orElse("").contains("monitor"))) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("nobody watches again; it said:%n%s".formatted(said()));
  }

  private void route(String command) throws Exception {
    List<String> words = new ArrayList<>(List.of("ip"));
    words.addAll(List.of(command.split(" ")));
    run(inItsNetwork(words));
  }

  private void batch(int routes, String verb) throws Exception {
    String commands =
        IntStream.range(0, routes)
            .mapToObj(
                each -> "%s 10.%d.%d.0/24 dev lo table 9\n".formatted(verb, each / 200, each % 200))
            .collect(joining());
    Path batch = Files.writeString(folder.resolve("batch"), commands);
    run(inItsNetwork(List.of("ip", "-batch", batch.toString())));
  }

  private List<String> inItsNetwork(List<String> command) {
    List<String> all =
        new ArrayList<>(
            List.of("nsenter", "--user", "--preserve-credentials", "--net", "--target"));
    all.add(Long.toString(agent.pid()));
    all.addAll(command);
    return all;
  }

  private static void signal(ProcessHandle process, String name) throws Exception {
    run(List.of("kill", "-" + name, Long.toString(process.pid())));
  }

  private static long routes(String bundle) {
    return bundle.lines().filter(line -> line.contains(" table 9 ")).count();
  }

  private static boolean isWhole(String bundle) {
    return bundle.contains("section: ip-neigh\n");
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private static boolean isDone(List<String> command) throws Exception {
    try {
      run(command);
      return true;
    } catch (IOException | AssertionError _) {
      return false;
    }
  }

  private static void run(List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
  }
}
