package io.netlapse.collectors.runtime.spool;

import static io.netlapse.collectors.runtime.spool.SpoolFixture.NOON;
import static io.netlapse.collectors.runtime.spool.SpoolFixture.capture;
import static io.netlapse.collectors.runtime.spool.SpoolFixture.noise;
import static io.netlapse.collectors.runtime.spool.SpoolFixture.sources;
import static io.netlapse.collectors.runtime.spool.SpoolFixture.text;
import static io.netlapse.collectors.runtime.spool.SpoolFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.collectors.runtime.spool.SpoolFixture.HandClock;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpoolTest {

  @TempDir Path folder;
  private final HandClock clock = new HandClock();

  @Test
  void capture_comesBackAsItWasInTheOrderOfArrival() throws Exception {
    Capture first = capture("first", "worker-1", "a");
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      spool.put(first);
      spool.put(capture("second", "worker-2", "b"));
    }
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      Waiting oldest = spool.after(0).orElseThrow();

      assertThat(sources(spool)).containsExactly("first", "second");
      assertThat(text(spool.gzip(oldest).orElseThrow().toByteArray()))
          .isEqualTo(first.bundle().text());
      assertThat(oldest.about().age()).isEqualTo(Capture.Age.LIVE);
      assertThat(oldest.about().capturedAt()).isEqualTo(NOON);
      assertThat(oldest.about().node()).isEqualTo("worker-1");
    }
  }

  @Test
  void clockOfTheNode_isKept() throws Exception {
    Capture.Age ahead = new Capture.Age.Live(Duration.ofMillis(-1500));
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      spool.put(new Capture("n-1", capture("n-1", "n-1", "a").bundle(), ahead));
    }
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      assertThat(spool.after(0).orElseThrow().about().age()).isEqualTo(ahead);
    }
  }

  @Test
  void capture_thatIsNoBundleWaitsToo() throws Exception {
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      spool.put(new Capture("a\nfile", Content.of("nonsense"), Capture.Age.RECORDED));
      spool.put(new Capture("a\nfile", Content.of("nonsense"), Capture.Age.RECORDED));

      assertThat(sources(spool)).containsExactly("a file", "a file");
      assertThat(waiting(spool)).noneMatch(each -> each.about().unchanged());
    }
  }

  @Test
  void delivered_isGoneForGood() throws Exception {
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      spool.put(capture("first", "worker-1", "a"));
      spool.put(capture("second", "worker-1", "b"));
      spool.delivered(spool.after(0).orElseThrow());
    }
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      assertThat(sources(spool)).containsExactly("second");
      assertThat(spool.gaps()).isEmpty();
    }
  }

  @Test
  void full_dropsTheOldestUnchangedFirstAndThenTheOldest() throws Exception {
    String shown = noise(1, 3_000);
    try (Spool spool = open(new SpoolLimits(14_000, Duration.ofDays(1)))) {
      spool.put(capture("changed 1", "worker-1", shown, NOON));
      spool.put(capture("unchanged 2", "worker-1", shown, NOON.plusSeconds(300)));
      spool.put(capture("unchanged 3", "worker-1", shown, NOON.plusSeconds(600)));
      spool.put(capture("changed 4", "worker-1", noise(4, 3_000), NOON.plusSeconds(900)));
      assertThat(sources(spool)).hasSize(4);

      spool.put(capture("changed 5", "worker-1", noise(5, 3_000), NOON.plusSeconds(1200)));
      assertThat(sources(spool))
          .containsExactly("changed 1", "unchanged 3", "changed 4", "changed 5");
      spool.put(capture("changed 6", "worker-1", noise(6, 3_000), NOON.plusSeconds(1500)));
      spool.put(capture("changed 7", "worker-1", noise(7, 3_000), NOON.plusSeconds(1800)));
      assertThat(sources(spool))
          .containsExactly("changed 4", "changed 5", "changed 6", "changed 7");
    }
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      assertThat(spool.gaps())
          .singleElement()
          .satisfies(
              gap -> {
                assertThat(gap.node()).isEqualTo("worker-1");
                assertThat(gap.why()).isEqualTo(Gap.Why.SIZE);
                assertThat(gap.captures()).isEqualTo(3);
                assertThat(gap.from()).isEqualTo(NOON);
                assertThat(gap.until()).isEqualTo(NOON.plusSeconds(600));
              });
    }
  }

  @Test
  void unchanged_isWhatDiffersOnlyInTimesCountersAndNeighbours() throws Exception {
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      spool.put(capture("1", "worker-1", "# on Monday\n:INPUT ACCEPT [1:60]", NOON));
      spool.put(
          capture("2", "worker-1", "# on Tuesday\n:INPUT ACCEPT [2:90]", NOON.plusSeconds(9)));
      spool.put(capture("3", "worker-2", "# on Tuesday\n:INPUT ACCEPT [2:90]", NOON));
      spool.put(capture("4", "worker-1", "# on Tuesday\n:INPUT DROP [2:90]", NOON));

      assertThat(waiting(spool).stream().map(each -> each.about().unchanged()))
          .containsExactly(false, true, false, false);
    }
  }

  @Test
  void whatAnUnchangedOneWasComparedWith_isNotLostUnnoticed() throws Exception {
    String shown = noise(1, 3_000);
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      spool.put(capture("changed", "worker-1", shown));
      spool.put(capture("unchanged", "worker-1", shown));
      Waiting first = spool.after(0).orElseThrow();

      spool.refused(first, spool.gzip(first).orElseThrow(), "no");

      assertThat(spool.after(0).orElseThrow().about().unchanged()).isFalse();
    }
  }

  @Test
  void tooOld_isDroppedAndSaid() throws Exception {
    try (Spool spool = open(new SpoolLimits(1 << 20, Duration.ofHours(1)))) {
      spool.put(capture("old", "worker-1", "a"));
      clock.pass(Duration.ofMinutes(61));
      spool.put(capture("new", "worker-1", "a"));

      assertThat(sources(spool)).containsExactly("new");
      assertThat(spool.gaps()).extracting(Gap::why).containsExactly(Gap.Why.AGE);
    }
  }

  @Test
  void clockThatStepsForthAndBack_changesNeitherOrderNorTimesAndDropsNothing() throws Exception {
    List<String> steps = List.of("PT0S", "PT10M", "-P1D", "-PT10M", "P1D", "P1D", "-PT20M");
    List<String> taken = new ArrayList<>();
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      for (String step : steps) {
        clock.pass(Duration.parse(step));
        String source = "at " + clock.instant();
        spool.put(capture(source, "worker-1", source, clock.instant()));
        taken.add(source);
      }
      assertThat(sources(spool)).isEqualTo(taken);
    }
    clock.pass(Duration.ofDays(-3));
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      assertThat(sources(spool)).isEqualTo(taken);
      for (Waiting each : waiting(spool)) {
        String at = each.about().source().substring("at ".length());
        assertThat(text(spool.gzip(each).orElseThrow().toByteArray()))
            .contains("\ncaptured-at: %s\n".formatted(at));
      }
      assertThat(spool.gaps()).isEmpty();
    }
  }

  @Test
  void gap_isToldUntilItIsAcknowledgedAsItIs() throws Exception {
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      spool.unwritten(capture("1", "worker-1", "a", NOON));
      Gap told = spool.gaps().getFirst();
      spool.unwritten(capture("2", "worker-1", "a", NOON.plusSeconds(60)));

      spool.acknowledged(told);
      assertThat(spool.gaps()).extracting(Gap::captures).containsExactly(2L);
      assertThat(spool.gaps().getFirst().id()).isEqualTo(told.id());

      spool.acknowledged(spool.gaps().getFirst());
      assertThat(spool.gaps()).isEmpty();
    }
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      assertThat(spool.gaps()).isEmpty();
    }
  }

  @Test
  void damagedFile_isSetAsideAndTheRestGoesOn() throws Exception {
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      for (String source : List.of("1", "2", "3", "4")) {
        spool.put(capture(source, "worker-1", source));
      }
    }
    flipOneBit(file(2));
    Files.write(file(3), new byte[0]);
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      assertThat(sources(spool)).containsExactly("1", "4");
      assertThat(spool.depth().damaged()).isEqualTo(2);
      assertThat(spool.gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.why()).isEqualTo(Gap.Why.DAMAGED))
          .satisfies(gap -> assertThat(gap.captures()).isEqualTo(2));

      flipOneBit(file(1));
      assertThat(spool.gzip(spool.after(0).orElseThrow())).isEmpty();
      assertThat(sources(spool)).containsExactly("4");
      assertThat(spool.gaps()).extracting(Gap::node).containsExactlyInAnyOrder(null, "worker-1");
      assertThat(folder.resolve("damaged")).isDirectoryContaining("glob:**1.capture");
    }
  }

  @Test
  void refused_liesAsideAsABundleWithTheReason() throws Exception {
    Capture capture = capture("1", "worker-1", "a");
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      spool.put(capture);
      Waiting each = spool.after(0).orElseThrow();
      spool.refused(each, spool.gzip(each).orElseThrow(), "422: captured at 1970");

      assertThat(sources(spool)).isEmpty();
      assertThat(spool.depth().refused()).isEqualTo(1);
      assertThat(spool.gaps()).extracting(Gap::why).containsExactly(Gap.Why.REFUSED);
      Path refused = folder.resolve("refused");
      assertThat(refused.resolve("0000000000000001.reason")).hasContent("422: captured at 1970");
      assertThat(text(Files.readAllBytes(refused.resolve("0000000000000001.bundle.gz"))))
          .isEqualTo(capture.bundle().text());
    }
  }

  @Test
  void whatLiesAside_goesFirstAndCountsOnce() throws Exception {
    try (Spool spool = open(new SpoolLimits(8_000, Duration.ofDays(1)))) {
      spool.put(capture("1", "worker-1", noise(1, 3_000)));
      Waiting each = spool.after(0).orElseThrow();
      spool.refused(each, spool.gzip(each).orElseThrow(), "no");
      spool.put(capture("2", "worker-1", noise(2, 3_000)));
      spool.put(capture("3", "worker-1", noise(3, 3_000)));

      assertThat(sources(spool)).containsExactly("2", "3");
      assertThat(spool.depth().refused()).isZero();
      assertThat(spool.gaps()).extracting(Gap::captures).containsExactly(1L);
    }
  }

  @Test
  void capture_largerThanTheSpoolIsNotTakenAndCostsNothing() throws Exception {
    try (Spool spool = open(new SpoolLimits(4_000, Duration.ofDays(1)))) {
      spool.put(capture("small", "worker-1", "a"));

      assertThatThrownBy(() -> spool.put(capture("large", "worker-1", noise(1, 9_000))))
          .isInstanceOf(SpoolException.class)
          .hasMessageContaining("more than the whole spool")
          .hasMessageContaining(folder.toString());
      assertThat(sources(spool)).containsExactly("small");
    }
  }

  @Test
  void secondProcess_isToldWhoUsesIt() throws Exception {
    try (Spool _ = open(SpoolLimits.DEFAULT)) {
      assertThatThrownBy(() -> open(SpoolLimits.DEFAULT))
          .isInstanceOf(SpoolException.class)
          .hasMessage(
              "Another collector uses the spool %s. Give this one a folder of its own, or end the other."
                  .formatted(folder));
    }
    open(SpoolLimits.DEFAULT).close();
  }

  @Test
  void interruptedThread_finishesWhatItDoesAndStaysInterrupted() throws Exception {
    try (Spool spool = open(new SpoolLimits(8_000, Duration.ofDays(1)))) {
      Thread.currentThread().interrupt();
      spool.put(capture("1", "worker-1", noise(1, 3_000)));
      spool.put(capture("2", "worker-1", noise(2, 3_000)));
      spool.put(capture("3", "worker-1", noise(3, 3_000)));
      assertThat(spool.gzip(spool.after(0).orElseThrow())).isPresent();
      assertThat(Thread.interrupted()).isTrue();
    }
    Thread.currentThread().interrupt();
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      assertThat(Thread.interrupted()).isTrue();
      assertThat(sources(spool)).containsExactly("2", "3");
      assertThat(spool.gaps()).extracting(Gap::captures).containsExactly(1L);
      assertThat(spool.depth().damaged()).isZero();
    }
  }

  @Test
  void files_areTheUsersOwn() throws Exception {
    try (Spool spool = open(SpoolLimits.DEFAULT)) {
      spool.put(capture("1", "worker-1", "a"));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(1))))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("waiting"))))
        .isEqualTo("rwx------");
  }

  @Test
  void folder_thatIsAFileIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> Spool.open(file, SpoolLimits.DEFAULT, clock))
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("may this user read and write there?");
  }

  @Test
  void halfWrittenFiles_areGone() throws Exception {
    open(SpoolLimits.DEFAULT).close();
    for (String name : List.of("waiting", "gaps", "damaged", "refused")) {
      Files.writeString(folder.resolve(name).resolve("x.part"), "half");
    }
    open(SpoolLimits.DEFAULT).close();

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(Path::getFileName))
          .containsExactly(Path.of("lock"));
    }
  }

  private Spool open(SpoolLimits limits) throws SpoolException {
    return Spool.open(folder, limits, clock);
  }

  private Path file(long number) {
    return folder.resolve("waiting").resolve(WaitingFiles.name(number));
  }

  private static void flipOneBit(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 3] ^= 4;
    Files.write(file, bytes);
  }
}
