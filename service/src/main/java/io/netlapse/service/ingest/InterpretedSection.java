package io.netlapse.service.ingest;

import io.netlapse.db.Sha256;
import io.netlapse.db.content.NewContent;
import io.netlapse.db.content.RawSection;
import io.netlapse.spi.snapshot.Section;

/**
 * A section and what it says.
 *
 * @param section the section itself
 * @param command its command line, as it can be kept
 * @param outputDigest of its standard output
 * @param errorDigest of its standard error
 * @param says what it says
 */
record InterpretedSection(
    Section section, String command, Sha256 outputDigest, Sha256 errorDigest, Interpretation says) {

  /** Stands for its exact bytes, as {@link RawSection#digest()} does. */
  Sha256 rawDigest() {
    return Sha256.of(outputDigest.bytes(), errorDigest.bytes());
  }

  /** The bytes of a section. */
  static RawSection raw(Section section) {
    return new RawSection(section.output(), section.error());
  }

  NewContent content() {
    return new NewContent(
        says.digest(),
        section.probe(),
        command,
        section.status(),
        says.parserVersion(),
        says.scope(),
        says.facts(),
        says.unread(),
        raw(section),
        rawDigest());
  }

  IngestResult.SectionCount count() {
    return new IngestResult.SectionCount(
        section.probe(), command, section.status(), says.facts().size(), says.unread());
  }
}
