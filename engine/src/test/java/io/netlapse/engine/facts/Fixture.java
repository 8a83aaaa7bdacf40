package io.netlapse.engine.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * An output of {@code ip}, or of an older tool, and the command that printed it.
 *
 * @param folder the scene that it shows
 * @param file its name
 * @param command what printed it
 * @param text the output
 */
public record Fixture(Path folder, String file, Command command, String text) {

  private static final List<Path> ROOTS =
      List.of(Path.of("src/test/resources/facts/ip"), Path.of("src/test/resources/facts/tools"));

  private static final Probes PROBES =
      Probes.of(
          ServiceLoader.load(SectionParser.class).stream()
              .map(ServiceLoader.Provider::get)
              .toList());

  /** All of them, folder by folder. */
  public static List<Fixture> all() {
    return folders().stream().flatMap(folder -> of(folder).stream()).toList();
  }

  static List<Path> folders() {
    return ROOTS.stream().flatMap(root -> folders(root).stream()).toList();
  }

  private static List<Path> folders(Path root) {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of one folder, in the order of its {@code commands.tsv}. */
  static List<Fixture> of(Path folder) {
    return lines(folder.resolve("commands.tsv")).stream()
        .map(line -> line.split("\t"))
        .map(
            columns ->
                new Fixture(
                    folder,
                    columns[0],
                    Command.parse(columns[1]),
                    string(folder.resolve(columns[0]))))
        .toList();
  }

  static Probes probes() {
    return PROBES;
  }

  OutputParser parser() {
    return (OutputParser) PROBES.parser(command).orElseThrow();
  }

  /** Those that the parser of a probe reads. */
  public static List<Fixture> readBy(String probe) {
    return all().stream()
        .filter(fixture -> fixture.parser().probe().value().equals(probe))
        .toList();
  }

  /** The lines of the output in which no piece was accounted for; they should be none. */
  List<String> forgotten() {
    return LineAccount.forgotten(
        Line.ofOneline(text), text.length(), parser().draft(text, command));
  }

  Reading read() {
    return parser().read(text, command);
  }

  private static String string(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file; none where there is no file. */
  static List<String> lines(Path file) {
    return Files.exists(file) ? string(file).lines().toList() : List.of();
  }

  @Override
  public String toString() {
    return folder.getFileName() + "/" + file + ": " + command;
  }
}
