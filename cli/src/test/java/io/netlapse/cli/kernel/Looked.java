package io.netlapse.cli.kernel;

import static java.util.stream.Collectors.toList;

import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.ReadSection;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.engine.facts.SectionStatusReader;
import io.netlapse.engine.history.Asked;
import io.netlapse.engine.history.Moments;
import io.netlapse.engine.history.Observation;
import io.netlapse.engine.history.Sight;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Section;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a capture shows, read with the parsers that are shipped.
 *
 * @param bundle the capture
 * @param sections what was made of its sections, in their order
 */
record Looked(Bundle bundle, List<ReadSection> sections) {

  private static final SectionReader READER =
      new SectionReader(
          Probes.of(
              ServiceLoader.load(SectionParser.class).stream()
                  .map(ServiceLoader.Provider::get)
                  .toList()));

  /** Reads a whole bundle; one with damage fails the test. */
  static Looked at(byte[] bytes) {
    try {
      Bundle bundle = new BundleReader(BundleLimits.DEFAULT).read(new ByteArrayInputStream(bytes));
      if (!bundle.damage().isEmpty()) {
        throw new AssertionError(bundle.damage());
      }
      return new Looked(
          bundle,
          bundle.sections().stream()
              .map(section -> READER.read(section(section, bundle.capturedAt())))
              .toList());
    } catch (BundleException e) {
      throw new AssertionError(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The facts of one probe's output, in its order. */
  List<Fact> facts(String probe) {
    return of(probe)
        .flatMap(section -> section.reading().facts().stream())
        .map(Reading.Read::fact)
        .toList();
  }

  /** The facts of all outputs, sorted; a fact that two of them show is there twice. */
  List<Fact> facts() {
    return sections.stream()
        .flatMap(section -> section.reading().facts().stream())
        .map(Reading.Read::fact)
        .sorted()
        .collect(toList());
  }

  /** The lines that nobody understood, and the sections that nobody read, each with its probe. */
  List<String> unread() {
    return sections.stream().flatMap(Looked::unread).toList();
  }

  /** What the capture is in the history of its node. */
  List<Observation> observations() {
    return Moments.of(
        bundle.capturedAt(), bundle.clock(), sections.stream().map(Looked::asked).toList());
  }

  private Stream<ReadSection> of(String probe) {
    return sections.stream().filter(section -> section.section().probe().value().equals(probe));
  }

  private static Stream<String> unread(ReadSection read) {
    Section section = read.section();
    String text = section.output().text();
    return switch (read) {
      case ReadSection.Understood understood ->
          understood.reading().unread().stream()
              .map(span -> section.probe() + ": " + text.substring(span.start(), span.end()));
      case ReadSection.NoParser _ -> Stream.of(section.probe() + ": nobody reads this: " + text);
      case ReadSection.Unobserved _ ->
          Stream.of(section.probe() + ": " + section.status() + " " + section.error().text());
    };
  }

  private static Asked asked(ReadSection read) {
    Section section = read.section();
    return new Asked(section.command().text(), section.begin(), section.end(), sight(read));
  }

  private static @Nullable Sight sight(ReadSection read) {
    return read instanceof ReadSection.Understood understood
        ? Sight.of(
            understood.scope(),
            understood.reading().facts().stream().map(Reading.Read::fact).toList())
        : null;
  }

  private static Section section(BundleSection section, Instant capturedAt) {
    return new Section(
        section.probe(),
        section.command(),
        capturedAt.plus(section.begin()),
        capturedAt.plus(section.end()),
        section.exitStatus(),
        SectionStatusReader.read(
            section.status(), section.exitStatus(), section.output(), section.error()),
        section.output(),
        section.error());
  }
}
