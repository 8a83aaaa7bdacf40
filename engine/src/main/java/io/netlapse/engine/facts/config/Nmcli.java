package io.netlapse.engine.facts.config;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line of nmcli(1), whose words may be cut short as it allows: {@code nmcli con show}.
 *
 * @param object {@code device}, {@code connection} or empty
 * @param verb what is asked of it, in full; empty for its list
 * @param names what the verb is asked of
 * @param terse whether columns are separated by colons ({@code -t})
 * @param plain whether there is no option that chooses columns or their form
 */
record Nmcli(String object, String verb, List<String> names, boolean terse, boolean plain) {

  static @Nullable Nmcli of(Command command) {
    if (!command.program().equals("nmcli")) {
      return null;
    }
    List<String> options =
        command.arguments().stream().filter(word -> word.startsWith("-")).toList();
    List<String> words =
        command.arguments().stream().filter(word -> !word.startsWith("-")).toList();
    boolean terse = options.contains("-t") || options.contains("--terse");
    String object = words.isEmpty() ? "" : object(words.getFirst());
    String verb = words.size() < 2 ? "" : words.get(1);
    boolean plain = options.isEmpty() || (terse && options.size() == 1);
    return new Nmcli(
        object, verb, words.subList(Math.min(2, words.size()), words.size()), terse, plain);
  }

  private static String object(String word) {
    for (String object : List.of("device", "connection")) {
      if (!word.isEmpty() && object.startsWith(word)) {
        return object;
      }
    }
    return "";
  }

  /** Whether the list of all such objects is asked for. */
  boolean lists(String what) {
    boolean list = verb.isEmpty() || "status".startsWith(verb) || "show".startsWith(verb);
    return object.equals(what) && list && names.isEmpty();
  }
}
