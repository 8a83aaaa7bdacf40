package io.netlapse.bench.parser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param seconds how long each parser is measured, after as long a warm-up
 * @param bundle the capture whose outputs are read; null for one of this machine
 * @param names how the names of those that are measured begin; empty for all
 */
record ParserOptions(int seconds, @Nullable Path bundle, List<String> names) {

  static final String USAGE =
      """
      usage: bench/parsers [--seconds N] [--bundle FILE] [NAME]...
        --seconds  how long each is measured, after as long a warm-up (3)
        --bundle   a capture whose outputs are read; else this machine is captured
        NAME       only those whose name begins so
      """;

  private static final int SECONDS = 3;

  ParserOptions {
    names = List.copyOf(names);
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if it is none, saying why
   */
  static ParserOptions of(String[] arguments) {
    int seconds = SECONDS;
    Path bundle = null;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("-")) {
        names.add(argument);
      } else if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(argument + " lacks its value, or is no option");
      } else {
        String value = arguments[++i];
        switch (argument) {
          case "--seconds" -> seconds = positive(value);
          case "--bundle" -> bundle = Path.of(value);
          default -> throw new IllegalArgumentException("there is no option " + argument);
        }
      }
    }
    return new ParserOptions(seconds, bundle, names);
  }

  private static int positive(String value) {
    if (!value.matches("[1-9][0-9]{0,4}")) {
      throw new IllegalArgumentException(value + " is no number of seconds");
    }
    return Integer.parseInt(value);
  }

  /** Whether one of this name is to be measured. */
  boolean wants(String name) {
    return names.isEmpty() || names.stream().anyMatch(name::startsWith);
  }
}
