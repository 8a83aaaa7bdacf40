package io.netlapse.collectors.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.runtime.Receiver;
import io.netlapse.collectors.runtime.Receiver.Answer;
import io.netlapse.collectors.runtime.StillTime;
import io.netlapse.collectors.runtime.health.Health;
import io.netlapse.collectors.runtime.health.Target;
import io.netlapse.collectors.runtime.spool.Gap;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.SpoolLimits;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SenderTest {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  @TempDir Path folder;
  private final StillTime time = new StillTime();
  private final Health health = new Health(time);
  private final List<String> remarks = new ArrayList<>();
  private Receiver receiver;
  private PushClient push;
  private Spool spool;
  private Reporter reporter;
  private Sender sender;
  private SpoolingSink sink;

  @BeforeEach
  void open() throws Exception {
    receiver = new Receiver();
    push = receiver.client();
    spool = Spool.open(folder, SpoolLimits.DEFAULT, time::now);
    reporter =
        new Reporter(spool, push, health, time, new Reporter.Name("agent", "worker-1", "0.1.0"));
    sender = new Sender(spool, push, health, reporter, time, new Random(1), remarks::add);
    sink = new SpoolingSink(spool, push, health, sender::wake, remarks::add);
  }

  @AfterEach
  void close() {
    push.close();
    spool.close();
    receiver.close();
  }

  @Test
  void whatWaits_isSentOldestFirst() throws Exception {
    for (String node : List.of("worker-1", "worker-2", "worker-3")) {
      sink.deliver(capture(node));
    }

    assertThat(sender.drain(AN_HOUR)).isEmpty();
    assertThat(nodes()).containsExactly("worker-1", "worker-2", "worker-3");
    assertThat(spool.after(0)).isEmpty();
    assertThat(health.targets())
        .extracting(Target::node)
        .containsExactly("worker-1", "worker-2", "worker-3");
    assertThat(health.targets()).allMatch(target -> time.now().equals(target.lastDelivered()));
  }

  @Test
  void liveCapture_isSentWithTheClockOfTheAttempt() throws Exception {
    sink.deliver(capture("worker-1"));
    time.sleep(Duration.ofHours(5));
    Instant before = Instant.now();

    assertThat(sender.drain(AN_HOUR)).isEmpty();

    // PushClient reads the machine's clock at each attempt: five hours in the spool do not show.
    assertThat(Instant.parse(receiver.taken().getFirst().sentAt()))
        .isBetween(before, Instant.now());
    assertThat(receiver.taken().getFirst().bundle())
        .contains("captured-at: 2026-11-21T11:40:00Z\n");
  }

  @Test
  void serviceThatIsOverloaded_isAskedAgainWhenItSays() throws Exception {
    AtomicInteger pushes = new AtomicInteger();
    receiver.answers(_ -> pushes.incrementAndGet() < 3 ? new Answer(429, "120") : new Answer(201));
    sink.deliver(capture("worker-1"));

    assertThat(sender.drain(AN_HOUR)).isEmpty();
    assertThat(nodes()).containsExactly("worker-1");
    assertThat(time.sleeps()).hasSize(2);
    assertThat(time.sleeps()).allMatch(each -> each.compareTo(Duration.ofMinutes(2)) >= 0);
    assertThat(remarks).singleElement().asString().contains(folder.toString()).contains("429");
  }

  @Test
  void serviceThatIsAway_leavesEverythingWhereItIs() throws Exception {
    sink.deliver(capture("worker-1"));
    sink.deliver(capture("worker-2"));
    receiver.close();

    assertThat(sender.drain(Duration.ofMinutes(10))).contains("no connection");
    assertThat(spool.depth().files()).isEqualTo(2);
    assertThat(spool.gaps()).isEmpty();
    assertThat(health.targets()).extracting(Target::error).containsOnly("no connection");
    assertThat(remarks).as("said once").hasSize(1);
  }

  @Test
  void refusedCapture_isSetAsideAndTheRestGoesOn() throws Exception {
    receiver.answers(bundle -> new Answer(bundle.contains("worker-2") ? 422 : 201));
    for (String node : List.of("worker-1", "worker-2", "worker-3")) {
      sink.deliver(capture(node));
    }

    assertThat(sender.drain(AN_HOUR)).isEmpty();
    assertThat(nodes()).containsExactly("worker-1", "worker-3");
    assertThat(time.sleeps()).isEmpty();
    assertThat(spool.depth().refused()).isEqualTo(1);
    assertThat(spool.gaps()).extracting(Gap::node).containsExactly("worker-2");
    assertThat(remarks).singleElement().asString().contains("was not taken").contains("422");
  }

  @Test
  void tokenThatHasExpired_setsNothingAside() throws Exception {
    receiver.answers(_ -> new Answer(401));
    sink.deliver(capture("worker-1"));

    assertThat(sender.drain(Duration.ofMinutes(10)).orElseThrow()).contains("give a valid one");
    assertThat(spool.depth().refused()).isZero();

    receiver.answers(_ -> new Answer(200));
    assertThat(sender.drain(AN_HOUR)).isEmpty();
    assertThat(nodes()).containsExactly("worker-1");
  }

  @Test
  void captureThatTheServiceFailsOn_blocksNoOther() throws Exception {
    receiver.answers(bundle -> new Answer(bundle.contains("worker-1") ? 500 : 201));
    for (String node : List.of("worker-1", "worker-2", "worker-3")) {
      sink.deliver(capture(node));
    }

    assertThat(sender.drain(Duration.ofMinutes(10)).orElseThrow()).contains("500");
    assertThat(nodes()).containsExactly("worker-2", "worker-3");
    assertThat(spool.depth().files()).isEqualTo(1);
  }

  @Test
  void damagedFile_isSaidAndTheRestGoesOn() throws Exception {
    sink.deliver(capture("worker-1"));
    sink.deliver(capture("worker-2"));
    try (Stream<Path> files = Files.list(folder.resolve("waiting"))) {
      Files.write(files.sorted().findFirst().orElseThrow(), new byte[7]);
    }

    assertThat(sender.drain(AN_HOUR)).isEmpty();
    assertThat(nodes()).containsExactly("worker-2");
    assertThat(remarks).singleElement().asString().contains("damaged");
  }

  @Test
  void diskThatTakesNothing_isNoMatterWhileTheServiceIsThere() throws Exception {
    breakSpool();

    sink.deliver(capture("worker-1"));

    assertThat(nodes()).containsExactly("worker-1");
    assertThat(remarks).singleElement().asString().contains("The service took it at once.");
  }

  @Test
  void diskThatTakesNothing_andServiceThatIsAway_isALossAndSaid() throws Exception {
    breakSpool();
    receiver.close();

    assertThatThrownBy(() -> sink.deliver(capture("worker-1")))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("The spool " + folder)
        .hasMessageContaining("no connection")
        .hasMessageEndingWith("it is lost, and will be told as a gap.");
    assertThat(spool.gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.why()).isEqualTo(Gap.Why.UNWRITTEN));
  }

  @Test
  void health_isToldOnceNothingWaits_andItsGapsAreForgotten() throws Exception {
    receiver.answers(bundle -> new Answer(bundle.contains("worker-2") ? 422 : 201));
    sink.deliver(capture("worker-1"));
    sink.deliver(capture("worker-2"));
    sink.failed("worker-3", "no route to \"host\"");
    health.ended(null);
    reporter.due(Duration.ofMinutes(5));

    assertThat(sender.drain(AN_HOUR)).isEmpty();

    assertThat(receiver.reports())
        .singleElement()
        .asString()
        .startsWith("/api/v1/collectors/agent/instances/worker-1 {\"version\":\"0.1.0\"")
        .contains("\"periodSeconds\":300,")
        .contains("{\"node\":\"worker-3\",\"error\":\"no route to \\\"host\\\"\"}")
        .contains("\"node\":\"worker-2\",\"from\":\"2026-11-21T11:40:00Z\"")
        .contains("\"captures\":1,\"why\":\"refused\"");
    assertThat(spool.gaps()).isEmpty();
  }

  @Test
  void health_tellsWhetherChangesAreNoticed() throws Exception {
    health.watchBegan();
    health.ended(null);
    reporter.due(Duration.ofMinutes(5));
    assertThat(sender.drain(AN_HOUR)).isEmpty();
    time.sleep(Duration.ofMinutes(1));
    health.watchEnded("there is no ip");
    time.sleep(Duration.ofMinutes(1));
    health.watchEnded("still none");
    reporter.due(Duration.ofMinutes(5));
    assertThat(sender.drain(AN_HOUR)).isEmpty();

    assertThat(receiver.reports()).hasSize(2);
    assertThat(receiver.reports().getFirst())
        .contains("\"watchSince\":\"2026-11-21T11:40:00Z\",\"spoolFiles\"");
    assertThat(receiver.reports().getLast())
        .contains("\"watchSince\":\"2026-11-21T11:41:00Z\",\"watchError\":\"still none\"");
  }

  @Test
  void health_isToldThoughACaptureStays() throws Exception {
    receiver.answers(bundle -> new Answer(bundle.isEmpty() ? 200 : 500)); // a report has none
    sink.deliver(capture("worker-1"));
    health.ended(null);
    reporter.due(Duration.ofMinutes(5));

    assertThat(sender.drain(Duration.ofMinutes(10)).orElseThrow()).contains("500");

    assertThat(receiver.reports()).singleElement().asString().contains("answered 500");
    assertThat(spool.depth().files()).isEqualTo(1);
  }

  @Test
  void healthOfManyNodes_isToldInParts() throws Exception {
    String reason = "x".repeat(100_000);
    for (int i = 0; i < 1_200; i++) {
      sink.failed("worker-%04d".formatted(i), reason);
    }
    health.ended(null);
    reporter.due(Duration.ofMinutes(5));

    assertThat(sender.drain(AN_HOUR)).isEmpty();

    assertThat(receiver.reports()).hasSize(3).allMatch(report -> report.length() < 1 << 20);
    assertThat(String.join("", receiver.reports())).contains("worker-0000", "worker-1199");
  }

  @Test
  void health_thatIsNotTaken_keepsItsGapsAndBlocksNothing() throws Exception {
    breakSpool();
    receiver.answers(_ -> new Answer(404));
    assertThatThrownBy(() -> sink.deliver(capture("worker-1")))
        .isInstanceOf(CollectException.class);
    reporter.due(Duration.ofMinutes(5));

    assertThat(sender.drain(AN_HOUR)).isEmpty();

    assertThat(time.sleeps()).isEmpty();
    assertThat(spool.gaps()).hasSize(1);
    assertThat(remarks).singleElement().asString().contains("does not take how this collector");
  }

  /** No file can be made in a folder that is gone. */
  private void breakSpool() throws IOException {
    Files.delete(folder.resolve("waiting"));
  }

  private List<String> nodes() {
    return receiver.taken().stream().map(Receiver.Pushed::node).toList();
  }

  private static Capture capture(String node) {
    return new Capture(
        node,
        Content.of(
            "netlapse-bundle 1\nnode: %s\ncaptured-at: 2026-11-21T11:40:00Z\n\nend: 0\n"
                .formatted(node)),
        Capture.Age.LIVE);
  }
}
