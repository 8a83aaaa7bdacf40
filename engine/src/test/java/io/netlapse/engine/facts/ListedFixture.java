package io.netlapse.engine.facts;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.function.BiFunction;

/**
 * An output that stands beside the tests of a package, with the command that printed it, as the
 * {@code commands.tsv} beside it tells.
 */
public record ListedFixture(String file, Command command, String text) {

  /** Those of the tests of a package below this one, in the order of the list. */
  public static List<ListedFixture> of(String folder) {
    return text(folder, "commands.tsv")
        .lines()
        .map(line -> line.split("\t"))
        .map(
            columns ->
                new ListedFixture(columns[0], Command.parse(columns[1]), text(folder, columns[0])))
        .toList();
  }

  /** The text of one of them. */
  public static String text(String folder, String file) {
    return Parsed.resource(ListedFixture.class, folder + "/" + file);
  }

  /** The lines that a parser forgot; they should be none. */
  public List<String> forgotten(BiFunction<String, Command, ReadingDraft> parser) {
    return LineAccount.forgotten(text, parser.apply(text, command));
  }

  @Override
  public String toString() {
    return file + ": " + command;
  }
}
