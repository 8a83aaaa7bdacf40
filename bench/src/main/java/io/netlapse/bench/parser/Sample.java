package io.netlapse.bench.parser;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * An output to be read, and the command that printed it.
 *
 * @param command the command line
 * @param text the output
 */
public record Sample(Command command, String text) {

  private static final String COMMAND = ".command";

  /** For the processes that JMH starts: the output in a file, the command in one beside it. */
  void write(Path file) throws IOException {
    Files.writeString(file, text);
    Files.writeString(beside(file), command.text());
  }

  static Sample read(Path file) throws IOException {
    return new Sample(Command.parse(Files.readString(beside(file))), Files.readString(file));
  }

  /** Takes away what {@link #write} left. */
  static void delete(Path file) throws IOException {
    Files.deleteIfExists(beside(file));
    Files.deleteIfExists(file);
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + COMMAND);
  }

  /** Its parser, found as the service finds it. */
  SectionParser parser() {
    return ServiceLoader.load(SectionParser.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(parser -> parser.reads(command))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no parser reads '" + command + "'"));
  }

  long bytes() {
    return text.getBytes(UTF_8).length;
  }
}
