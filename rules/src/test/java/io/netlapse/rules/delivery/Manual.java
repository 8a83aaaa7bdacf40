package io.netlapse.rules.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The examples of {@code docs/rules/writing.md}, and the texts of our own rules. */
final class Manual {

  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\n(id: (\\S+)\n.*?)```", Pattern.DOTALL);

  private Manual() {}

  /** The examples by id. */
  static SortedMap<String, String> examples() {
    SortedMap<String, String> examples = new TreeMap<>();
    Matcher matcher = EXAMPLE.matcher(text(Path.of("../docs/rules/writing.md")));
    while (matcher.find()) {
      examples.put(matcher.group(2), matcher.group(1));
    }
    return examples;
  }

  /** All texts that are right. */
  static List<String> texts() {
    try (Stream<Path> files =
        Files.list(Path.of("src/main/resources/io/netlapse/rules/delivery"))) {
      List<String> ours =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .sorted()
              .map(Manual::text)
              .toList();
      return Stream.concat(ours.stream(), examples().values().stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
