package io.netlapse.engine.facts;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a parser made of a text, as texts.
 *
 * @param facts the canonical forms, in order
 * @param unread the unread lines, in order
 */
public record Parsed(List<String> facts, List<String> unread) {

  /** Lets a parser read an output. */
  public static Parsed by(SectionParser parser, String command, String text) {
    Reading reading = parser.read(text, Command.parse(command));
    return new Parsed(
        reading.facts().stream().map(read -> read.fact().canonical()).toList(),
        reading.unread().stream().map(span -> span.of(text)).toList());
  }

  /** A resource that stands beside a test. */
  public static String resource(Class<?> test, String name) {
    try (InputStream in = test.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
