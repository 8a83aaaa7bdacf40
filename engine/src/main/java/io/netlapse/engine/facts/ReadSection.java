package io.netlapse.engine.facts;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Section;

/** What could be made of a section. */
public sealed interface ReadSection {

  /** The section itself. */
  Section section();

  /** Which facts it could have shown, apart from those that it did show. */
  default Scope scope() {
    return Scope.ONLY_SHOWN;
  }

  /** Its facts, and what nobody understood. */
  default Reading reading() {
    return Reading.EMPTY;
  }

  /**
   * It was read.
   *
   * @param parser who read it; with its {@linkplain SectionParser#version() version}, for whom the
   *     reading holds
   */
  record Understood(Section section, SectionParser parser, Scope scope, Reading reading)
      implements ReadSection {}

  /** Its status observes nothing: what it printed may be cut off or wrong, so it was not read. */
  record Unobserved(Section section) implements ReadSection {}

  /**
   * No parser reads its command, or a stranger's failed at it: its output is kept, and nobody knows
   * what it says.
   */
  record NoParser(Section section) implements ReadSection {}
}
