package io.netlapse.collectors.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.runtime.Receiver;
import io.netlapse.collectors.runtime.Receiver.Answer;
import io.netlapse.collectors.runtime.StillTime;
import io.netlapse.collectors.runtime.health.Health;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.SpoolLimits;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.SectionDigest;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeltaPushTest {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private static final String FEW =
      """
      netlapse-bundle 1
      node: worker-1
      captured-at: 2026-11-21T11:42:00Z

      section: ip-rule
      command: ip rule
      exit: 0
      output-bytes: 25
      error-bytes: 0

      0:\tfrom all lookup local

      end: 1
      """;

  @TempDir Path folder;
  private final StillTime time = new StillTime();
  private final List<String> remarks = new ArrayList<>();
  private Receiver receiver;
  private PushClient push;

  @BeforeEach
  void open() throws Exception {
    receiver = new Receiver();
    receiver.takesDeltas(true);
    push = receiver.client();
  }

  @AfterEach
  void close() {
    push.close();
    receiver.close();
  }

  @Test
  void nodeThatSaysTheSame_isToldInADelta() throws Exception {
    send("worker-1", "11:40");
    send("worker-1", "11:45"); // by another process, which finds the first on the disk

    assertThat(firstLines()).containsExactly("netlapse-bundle 1", "netlapse-delta 1");
    assertThat(receiver.sizes().get(1)).isLessThan(receiver.sizes().get(0) / 10);
  }

  /** As after a change, when only what may have changed is asked. */
  @Test
  void captureOfFewProbes_costsTheNextOneOfAllNothing() throws Exception {
    send("worker-1", "11:40");
    send(new Capture("worker-1", Content.of(FEW), Capture.Age.LIVE), SpoolLimits.DEFAULT);
    send("worker-1", "11:45");

    assertThat(firstLines())
        .containsExactly("netlapse-bundle 1", "netlapse-delta 1", "netlapse-delta 1");
    assertThat(receiver.taken().getLast().bundle()).contains("\nsame: ");
  }

  @Test
  void anotherNode_isToldInFull() throws Exception {
    send("worker-1", "11:40");
    send("worker-2", "11:41");

    assertThat(firstLines()).containsOnly("netlapse-bundle 1");
  }

  @Test
  void serviceThatDoesNotOfferIt_getsBundles() throws Exception {
    receiver.takesDeltas(false);
    send("worker-1", "11:40");
    send("worker-1", "11:45");

    assertThat(firstLines()).containsOnly("netlapse-bundle 1");
  }

  @Test
  void whatTheServiceLacks_isSaidInFull() throws Exception {
    send("worker-1", "11:40");
    String lacking = digest("worker-1", "11:40");
    receiver.answers(
        body -> body.contains(lacking) ? new Answer(409, "", missing(lacking)) : new Answer(201));

    send("worker-1", "11:45");

    assertThat(receiver.sizes()).as("pushes").hasSize(3);
    assertThat(receiver.taken().getLast().bundle())
        .startsWith("netlapse-delta 1\n")
        .contains("10.0.1.1 dev eth0")
        .doesNotContain(lacking);
  }

  @Test
  void deltaThatIsRefused_isNobodysBusiness() throws Exception {
    send("worker-1", "11:40");
    receiver.answers(body -> body.startsWith("netlapse-delta") ? new Answer(422) : new Answer(201));

    send("worker-1", "11:45");

    assertThat(firstLines()).containsExactly("netlapse-bundle 1", "netlapse-bundle 1");
    assertThat(remarks).isEmpty();
  }

  @Test
  void damagedFileOfTheLastOne_costsNothingButBytes() throws Exception {
    send("worker-1", "11:40");
    try (Stream<Path> sent = Files.list(folder.resolve("sent"))) {
      Files.writeString(sent.findFirst().orElseThrow(), "garbage");
    }

    send("worker-1", "11:45");
    send("worker-1", "11:50");

    assertThat(firstLines())
        .containsExactly("netlapse-bundle 1", "netlapse-bundle 1", "netlapse-delta 1");
  }

  /** A quarter of what the spool may have, at most. */
  @Test
  void whatIsKept_isBounded() throws Exception {
    for (int node = 0; node < 40; node++) {
      send("worker-" + node, "11:40", new SpoolLimits(20_000, Duration.ofDays(7)));
    }

    try (Stream<Path> sent = Files.list(folder.resolve("sent"))) {
      long bytes = sent.mapToLong(file -> file.toFile().length()).sum();
      assertThat(bytes).isBetween(2_000L, 5_000L);
    }
  }

  private void send(String node, String at) throws Exception {
    send(node, at, SpoolLimits.DEFAULT);
  }

  private void send(String node, String at, SpoolLimits limits) throws Exception {
    send(capture(node, at), limits);
  }

  /** As a run of its own does. */
  private void send(Capture capture, SpoolLimits limits) throws Exception {
    try (Spool spool = Spool.open(folder, limits, time::now)) {
      Health health = new Health(time);
      Reporter reporter =
          new Reporter(spool, push, health, time, new Reporter.Name("agent", "n", "0.1.0"));
      Sender sender = new Sender(spool, push, health, reporter, time, new Random(1), remarks::add);
      spool.put(capture);
      assertThat(sender.drain(AN_HOUR)).isEmpty();
    }
  }

  private List<String> firstLines() {
    return receiver.taken().stream()
        .map(each -> each.bundle().lines().findFirst().orElseThrow())
        .toList();
  }

  private static String missing(String digest) {
    return "{\"type\": \"https://netlapse.io/problems/missing-sections\", \"errors\": [{\"pointer\": \"%s\"}]}"
        .formatted(digest);
  }

  private static String digest(String node, String at) throws IOException, BundleException {
    return SectionDigest.of(
            new BundleReader(BundleLimits.DEFAULT)
                .read(capture(node, at).bundle().stream())
                .sections()
                .getFirst())
        .text();
  }

  private static Capture capture(String node, String at) {
    String output =
        IntStream.range(0, 400)
            .mapToObj(i -> "10.%d.%d.1 dev eth0 metric %d\n".formatted(i / 200, i, i * 7_919))
            .collect(Collectors.joining());
    return new Capture(
        node,
        Content.of(
            """
            netlapse-bundle 1
            node: %s
            captured-at: 2026-11-21T%s:00Z

            section: ip-route
            command: ip route show
            exit: 0
            output-bytes: %d
            error-bytes: 0

            %s
            end: 1
            """
                .formatted(node, at, output.length(), output)),
        Capture.Age.LIVE);
  }
}
