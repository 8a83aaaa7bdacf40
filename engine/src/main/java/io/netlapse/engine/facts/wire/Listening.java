package io.netlapse.engine.facts.wire;

import io.netlapse.spi.snapshot.Command;
import java.util.List;

/** What a command line of a tool that listens tells of where it does. */
final class Listening {

  private Listening() {}

  /** The device of {@code -i DEV}, {@code -iDEV}, {@code -I DEV}, {@code --interface=DEV}. */
  static String device(Command command) {
    List<String> words = command.words();
    for (int at = 1; at < words.size(); at++) {
      String word = words.get(at);
      String next = at + 1 < words.size() ? words.get(at + 1) : "";
      if (word.startsWith("--interface=")) {
        return word.substring("--interface=".length());
      }
      if (word.equals("--interface") || word.matches("-[A-Za-z]*[iI]")) {
        return next;
      }
      if (word.matches("-[iI][a-z].*")) {
        return word.substring(2);
      }
    }
    return "";
  }

  /** Whether it may see the questions and not the answers, for it selects by who sent them. */
  static boolean hidesAnswers(Command command) {
    return command.filtered()
        || command.words().stream().anyMatch(word -> word.equals("src") || word.startsWith("arp["));
  }
}
