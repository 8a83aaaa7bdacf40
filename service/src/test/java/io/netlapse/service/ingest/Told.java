package io.netlapse.service.ingest;

import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.ReadSection;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.engine.history.Asked;
import io.netlapse.engine.history.Moments;
import io.netlapse.engine.history.NodeHistory;
import io.netlapse.engine.history.Observation;
import io.netlapse.engine.history.Sight;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import io.netlapse.spi.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Snapshots for tests, and what the algebra alone makes of them. */
final class Told {

  static final NodeId NODE = new NodeId("test", "node-1");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final SectionReader READER =
      new SectionReader(Probes.of(List.of(new LineParser(1))));

  private Told() {}

  static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  /** A snapshot of sections that ran in no time. */
  static Snapshot snapshot(int minute, Section... sections) {
    NodeClock clock = new NodeClock("boot-1", Duration.ofMinutes(1_000 + minute), null);
    return new Snapshot(NODE, at(minute), clock, "machine-1", List.of(sections));
  }

  static Section section(int minute, String command, String output) {
    SectionStatus status = output.isEmpty() ? SectionStatus.EMPTY : SectionStatus.OK;
    return section(at(minute), at(minute), command, status, output);
  }

  static Section section(
      Instant begin, Instant end, String command, SectionStatus status, String output) {
    return new Section(
        LineParser.PROBE,
        Command.parse(command),
        begin,
        end,
        status.observes() ? 0 : 1,
        status,
        Content.of(output),
        Content.NONE);
  }

  static NodeHistory history(List<Snapshot> snapshots) {
    List<Observation> observations = new ArrayList<>();
    snapshots.stream().distinct().map(Told::moments).forEach(observations::addAll);
    return NodeHistory.of(observations);
  }

  private static List<Observation> moments(Snapshot snapshot) {
    List<Asked> asked = new ArrayList<>();
    for (Section section : snapshot.sections()) {
      ReadSection read = READER.read(section);
      Sight sight =
          read instanceof ReadSection.Understood
              ? Sight.of(
                  read.scope(), read.reading().facts().stream().map(Reading.Read::fact).toList())
              : null;
      asked.add(new Asked(section.command().text(), section.begin(), section.end(), sight));
    }
    return Moments.of(snapshot.capturedAt(), snapshot.clock(), asked);
  }
}
