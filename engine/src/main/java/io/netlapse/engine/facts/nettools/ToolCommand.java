package io.netlapse.engine.facts.nettools;

import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command line of one of the old tools, also as an applet of busybox: {@code busybox arp -an}.
 *
 * @param options the letters of all short options together, as {@code an}; each long option as it
 *     stands is in {@code words}
 * @param words what else stands there
 */
record ToolCommand(String options, List<String> words) {

  ToolCommand {
    words = List.copyOf(words);
  }

  /** Reads a command line; empty if it is of another program. */
  static Optional<ToolCommand> of(String program, Command command) {
    List<String> all = command.words();
    boolean busybox = all.size() > 1 && all.getFirst().equals("busybox");
    List<String> own = busybox ? all.subList(1, all.size()) : all;
    if (own.isEmpty() || !own.getFirst().equals(program)) {
      return Optional.empty();
    }
    StringBuilder options = new StringBuilder();
    List<String> words = new ArrayList<>();
    for (String word : own.subList(1, own.size())) {
      if (word.startsWith("-") && !word.startsWith("--") && word.length() > 1) {
        options.append(word, 1, word.length());
      } else {
        words.add(word);
      }
    }
    return Optional.of(new ToolCommand(options.toString(), words));
  }

  boolean has(char option) {
    return options.indexOf(option) >= 0;
  }

  /** Whether each short option is one of these letters. */
  boolean isOf(String letters) {
    return options.chars().allMatch(letter -> letters.indexOf(letter) >= 0);
  }
}
