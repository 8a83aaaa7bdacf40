package io.netlapse.collectors.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code agent.sh} does when it is killed, when there is no room, when a capture hangs. */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@ValueSource(strings = {"dash", "bash", "busybox"})
final class FaultsOfAgentScriptTest {

  private static final int KILLS = 20;

  @Parameter private String shell;

  @TempDir private Path folder;
  private Service service;
  private ScriptedNode node;

  @BeforeEach
  void start() throws IOException {
    Programs.assume(shell, "curl", "gzip");
    service = new Service(0);
    node = new ScriptedNode(shell, "curl", service.address(), folder);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  /** Which instants are hit is chance, and the seed stands in the message. */
  @Test
  void killedAtRandomInstants_losesNothingAndLeavesNothingHalf() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<String> spooled = new TreeSet<>();
    int killed = 0;
    service.thenAnswer(503, "1"); // So that for a second captures wait, and may be seen.
    for (int run = 0; run < KILLS; run++) {
      Process agent = node.start();
      if (!agent.waitFor(random.nextInt(350), TimeUnit.MILLISECONDS)) {
        agent.destroyForcibly().waitFor();
        killed++;
      }
      for (String name : node.waiting()) {
        spooled.add(AgentScriptTest.number(unpacked(node.spool().resolve(name))));
      }
    }

    var ended = node.run();

    assertThat(killed).as("runs that were killed, seed %d", seed).isPositive();
    assertThat(spooled).as("captures that were seen in the spool, seed %d", seed).isNotEmpty();
    assertThat(ended.status()).as("seed %d: %s", seed, ended.said()).isZero();
    assertThat(service.acknowledged())
        .as("arrived of what was seen in the spool, seed %d", seed)
        .extracting(AgentScriptTest::number)
        .containsAll(spooled);
    for (int run = 0; run < 5 && !node.files("").isEmpty(); run++) {
      node.run(); // What a child of a killed one wrote behind the last run.
    }
    assertThat(node.files("")).isEmpty();
  }

  @Test
  void fullSpool_dropsTheOldestAndSaysSo() throws Exception {
    service.close();
    node.captures(ScriptedNode.NUMBERED + "head -c 20000 /dev/urandom\n");
    String said = "";
    for (int run = 0; run < 4; run++) {
      said += node.run("--patience", "2", "--max-bytes", "50000").said();
    }

    assertThat(node.waiting()).hasSize(2);
    assertThat(said).containsSubsequence("dropped 0", "the spool is full", "dropped 0");
    assertThat(node.spool().resolve("dropped")).hasContent("2");
    assertThat(unpacked(node.spool().resolve(node.waiting().getFirst()))).contains("number: 3\n");
  }

  /** busybox's awk takes a number that begins with 0 and has no 8 or 9 for octal. */
  @Test
  void captureOfARecentInstant_isNotTakenForOld() throws Exception {
    Files.createDirectories(node.spool());
    String recent = "001765432107-0000001-1.bundle.gz";
    Files.writeString(node.spool().resolve(recent), "recent");
    service.thenAnswer(503, "3600");

    node.run("--patience", "2", "--max-age", "3000000000");

    assertThat(node.waiting()).hasSize(2).contains(recent);
  }

  @Test
  void waitThatWasWrittenBeforeTheClockWasSetBack_doesNotHold() throws Exception {
    Files.createDirectories(node.spool());
    long later = Instant.now().plus(Duration.ofHours(3)).getEpochSecond();
    Files.writeString(node.spool().resolve("wait"), "%d 1 %d%n".formatted(later, later));

    assertThat(node.run("--patience", "2").status()).isZero();
    assertThat(service.acknowledged()).hasSize(1);
  }

  @Test
  void capturesOlderThanTheLimit_areDropped() throws Exception {
    Files.createDirectories(node.spool());
    Files.writeString(node.spool().resolve("001000000000-1-1.bundle.gz"), "old");

    var ended = node.run();

    assertThat(ended.said())
        .contains("dropped 001000000000-1-1.bundle.gz: it is older than the limit");
    assertThat(service.pushes()).hasSize(1);
  }

  @Test
  void hangingCapture_isEndedAndWhatItWroteIsDelivered() throws Exception {
    node.captures("echo 'netlapse-bundle 1'\nexec sleep 50\n");

    var ended = node.run("--capture-cap", "1");

    assertThat(ended.said()).contains("did not end within 1 s and was ended");
    assertThat(service.acknowledged()).containsExactly("netlapse-bundle 1\n");
  }

  @Test
  void captureThatIgnoresSignals_isKilled() throws Exception {
    node.captures("trap '' TERM\nwhile :; do sleep 1; done\n");

    var ended = node.run("--capture-cap", "1");

    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.said()).contains("the capture failed (137)").contains("no capture was taken");
  }

  @Test
  void period_bringsCapturesUntilASignalEndsItCleanly() throws Exception {
    Process agent = node.start("--every", "1");
    while (service.acknowledged().size() < 3) {
      assertThat(agent.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
    }
    agent.destroy();

    assertThat(node.ended(agent).status()).isEqualTo(143);
    assertThat(node.files("")).noneMatch(name -> name.startsWith("part"));
    assertThat(Files.exists(node.spool().resolve("lock"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void journal_isTakenSinceTheLastCaptureThatArrived() throws Exception {
    node.captures(
        """
        told=$*
        printf 'netlapse-bundle 1\\nnode: n\\n\\nsection: journal\\ncommand: journalctl\\nstatus: ok\\n'
        printf 'output-bytes: %d\\nerror-bytes: 0\\n\\n%s\\n\\nend: 1\\n' $((${#told} + 1)) "$told"
        """);
    service.thenAnswer(400, "");

    node.run();
    node.run();
    node.run();

    assertThat(service.pushes()).hasSize(3);
    assertThat(service.pushes().get(1).bundle()).as("after a refusal").doesNotContain("--since");
    assertThat(service.pushes().get(2).bundle()).containsPattern("--since \\d+00\n");
  }

  @Test
  void otherWgets_areNotUsed() throws Exception {
    ScriptedNode withWget = new ScriptedNode(shell, "wget", service.address(), folder);
    withWget.program("wget", "echo BusyBox");

    var ended = withWget.run();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.said()).contains("would show the token");
    assertThat(service.pushes()).isEmpty();
  }

  private static String unpacked(Path file) throws IOException {
    try (var unpacked = new GZIPInputStream(new FileInputStream(file.toFile()))) {
      return new String(unpacked.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
