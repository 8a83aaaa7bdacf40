package io.netlapse.service.snapshots;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.query.SnapshotContents;
import io.netlapse.engine.facts.ReadSection;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The lines of a snapshot that nobody understood, read again from the bytes that came. */
@Singleton
final class UnreadLines {

  private final SectionReader reader;

  UnreadLines(SectionReader reader) {
    this.reader = reader;
  }

  /**
   * An unread line.
   *
   * @param probe whose output
   * @param line its number from 1; 0 for a whole section that no parser reads
   * @param text the line, or what is to be said of the section
   */
  @Serdeable
  record Item(String probe, int line, String text) {}

  /** Of a snapshot, in the order of its sections and lines. */
  List<Item> of(SnapshotContents.Row snapshot) {
    return snapshot.sections().stream().flatMap(this::of).toList();
  }

  private Stream<Item> of(SnapshotContents.Section section) {
    ReadSection read = reader.read(section(section));
    String text = section.raw().output().text();
    return switch (read) {
      case ReadSection.Understood understood -> items(section.probe(), text, understood);
      case ReadSection.Unobserved _ -> Stream.empty();
      case ReadSection.NoParser _ -> Stream.of(noParser(section, text));
    };
  }

  /** Counts lines as it goes: a section may have many thousand unread ones. */
  private static Stream<Item> items(String probe, String text, ReadSection.Understood understood) {
    Stream.Builder<Item> items = Stream.builder();
    int line = 1;
    int at = 0;
    for (Span span : understood.reading().unread().stream().sorted().toList()) {
      for (; at < span.start(); at++) {
        line += text.charAt(at) == '\n' ? 1 : 0;
      }
      items.add(new Item(probe, line, span.of(text)));
    }
    return items.build();
  }

  private static Item noParser(SnapshotContents.Section section, String text) {
    return new Item(
        section.probe(),
        0,
        "no parser reads `%s` (%d lines kept)".formatted(section.command(), text.lines().count()));
  }

  private static Section section(SnapshotContents.Section section) {
    return new Section(
        new ProbeId(section.probe()),
        Command.parse(section.command()),
        section.begin(),
        section.end(),
        section.exitStatus(),
        SectionStatus.ofWord(section.status()),
        section.raw().output(),
        section.raw().error());
  }
}
