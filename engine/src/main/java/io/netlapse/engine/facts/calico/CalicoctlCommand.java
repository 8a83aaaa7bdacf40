package io.netlapse.engine.facts.calico;

import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command line of calicoctl, also as a plug-in of kubectl ({@code kubectl calico}).
 *
 * @param words what is no option, in order: {@code get ippool default}
 * @param output the form of the output; empty for the plain table
 * @param options the options besides, without their values
 */
record CalicoctlCommand(List<String> words, String output, List<String> options) {

  private static final Set<String> WITH_VALUE =
      Set.of("-c", "--config", "-l", "--log-level", "--context", "-n", "--namespace", "-w");

  private static final Set<String> HARMLESS =
      Set.of(
          "-c",
          "--config",
          "--log-level",
          "-l",
          "--context",
          "--allow-version-mismatch",
          "-a",
          "-A",
          "--all-namespaces",
          "--show-blocks");

  /** Reads a command; empty for another program. */
  static Optional<CalicoctlCommand> of(Command command) {
    List<String> all = command.words();
    int first = all.isEmpty() ? -1 : all.getFirst().startsWith("calicoctl") ? 1 : -1;
    if (all.size() > 2 && all.getFirst().equals("kubectl") && all.get(1).equals("calico")) {
      first = 2;
    }
    return first < 0 ? Optional.empty() : Optional.of(read(all.subList(first, all.size())));
  }

  private static CalicoctlCommand read(List<String> all) {
    List<String> words = new ArrayList<>();
    List<String> options = new ArrayList<>();
    String output = "";
    for (int at = 0; at < all.size(); at++) {
      String word = all.get(at);
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (!word.startsWith("-")) {
        words.add(word);
      } else if (name.equals("-o") || name.equals("--output")) {
        boolean next = equals < 0 && at + 1 < all.size();
        output = equals >= 0 ? word.substring(equals + 1) : next ? all.get(++at) : "";
      } else if (name.startsWith("-o") && !name.startsWith("--")) {
        output = name.substring(2);
      } else {
        options.add(name);
        at += equals < 0 && WITH_VALUE.contains(name) ? 1 : 0;
      }
    }
    return new CalicoctlCommand(List.copyOf(words), output, List.copyOf(options));
  }

  /** Whether it begins with these words. */
  boolean asks(String... begin) {
    return words.size() >= begin.length && words.subList(0, begin.length).equals(List.of(begin));
  }

  /** The resource of {@code get}; an empty text where none is told. */
  String resource() {
    return words.size() > 1 ? CalicoResources.canonical(words.get(1)) : "";
  }

  /** The names behind the resource. */
  List<String> names() {
    return words.size() > 2 ? words.subList(2, words.size()) : List.of();
  }

  /** Whether every option changes neither what is listed nor how. */
  boolean known() {
    return HARMLESS.containsAll(options);
  }
}
