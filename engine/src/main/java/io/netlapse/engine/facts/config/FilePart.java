package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.spi.fact.Span;
import java.util.List;

/**
 * What an output shows of one file.
 *
 * @param file the file's path in the form that facts have
 * @param lines its lines that are not blank, in order; never none
 */
record FilePart(String file, List<Line> lines) {

  /** The text from the first line to the last. */
  String content() {
    return span().of(lines.getFirst().text());
  }

  /** Where all of it stands. */
  Span span() {
    return new Span(lines.getFirst().start(), lines.getLast().end());
  }

  /** The file's name without its folder. */
  String name() {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
