package io.netlapse.cli.demo;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.upload.tree.Play;
import io.netlapse.collectors.upload.tree.Recording;
import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.ReadSection;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.engine.facts.SectionStatusReader;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShippedRecordingTest {

  private static final int WEEK = 7 * 24 * 12;
  private static final Duration PERIOD = Duration.ofMinutes(5);

  @Test
  void plays_areAWeekEveryFiveMinutesButForOneGap() throws Exception {
    try (ShippedRecording shipped = ShippedRecording.open()) {
      Map<String, List<Play>> byNode =
          shipped.recording().plays().stream().collect(groupingBy(Play::node));
      assertThat(byNode).containsOnlyKeys("cp-1", "worker-1", "worker-2");
      assertThat(byNode.get("cp-1")).hasSize(WEEK);
      assertThat(byNode.get("worker-1")).hasSize(WEEK);
      assertThat(byNode.get("worker-2")).hasSize(WEEK - 6);
      assertThat(gaps(byNode.get("cp-1"))).containsOnly(PERIOD);
      assertThat(gaps(byNode.get("worker-2"))).containsOnly(PERIOD, Duration.ofMinutes(35));
    }
  }

  @Test
  void outputs_areUnderstoodToTheLastLine() throws Exception {
    SectionReader reader =
        new SectionReader(
            Probes.of(
                ServiceLoader.load(SectionParser.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList()));
    try (ShippedRecording shipped = ShippedRecording.open()) {
      for (Bundle bundle : bundles(shipped.recording())) {
        assertThat(bundle.damage()).isEmpty();
        assertThat(bundle.clock().bootId()).isNotNull();
        for (BundleSection section : bundle.sections()) {
          String where = bundle.node() + " at " + bundle.capturedAt() + ": " + section.command();
          assertThat(isUnderstood(reader.read(section(bundle, section)))).as(where).isTrue();
        }
      }
    }
  }

  @Test
  void expectations_areForPartsThatTheReportHas() {
    try (ShippedRecording shipped = ShippedRecording.open()) {
      List<String> complaints = Expectations.parse(shipped.expectations()).complaints(List.of());
      assertThat(complaints)
          .allMatch(complaint -> complaint.endsWith("is missing"))
          .hasSizeGreaterThanOrEqualTo(8);
    }
  }

  private static List<Duration> gaps(List<Play> plays) {
    return IntStream.range(1, plays.size())
        .mapToObj(i -> Duration.between(plays.get(i - 1).at(), plays.get(i).at()))
        .toList();
  }

  /** One of each folder. */
  private static List<Bundle> bundles(Recording recording) throws Exception {
    Map<Path, Bundle> bundles = new LinkedHashMap<>();
    for (Play play : recording.plays()) {
      if (!bundles.containsKey(play.folder())) {
        bundles.put(play.folder(), recording.bundle(play));
      }
    }
    return List.copyOf(bundles.values());
  }

  private static Section section(Bundle bundle, BundleSection section) {
    return new Section(
        section.probe(),
        section.command(),
        bundle.capturedAt(),
        bundle.capturedAt(),
        section.exitStatus(),
        SectionStatusReader.read(
            section.status(), section.exitStatus(), section.output(), section.error()),
        section.output(),
        section.error());
  }

  /** A section that was refused shows nothing, and nothing of it is to be read. */
  private static boolean isUnderstood(ReadSection read) {
    return switch (read) {
      case ReadSection.Understood understood -> understood.reading().unread().isEmpty();
      case ReadSection.Unobserved _ -> true;
      case ReadSection.NoParser _ -> false;
    };
  }
}
