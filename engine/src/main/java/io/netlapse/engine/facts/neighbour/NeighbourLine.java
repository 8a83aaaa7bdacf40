package io.netlapse.engine.facts.neighbour;

import io.netlapse.engine.facts.text.Words;
import java.util.Set;

/**
 * Reads the words of one entry as {@code ip neighbour} prints them, such as {@code 10.1.0.52 dev
 * eth0 lladdr 02:00:00:00:00:03 router REACHABLE}.
 */
final class NeighbourLine {

  private static final Set<String> FLAGS =
      Set.of(
          "router",
          "proxy",
          "extern_learn",
          "extern_valid",
          "managed",
          "offload",
          "use",
          "self",
          "master",
          "sticky");

  private NeighbourLine() {}

  /**
   * Reads an entry's line.
   *
   * @return whether every word was known
   */
  static boolean read(Words words, NeighbourFields neighbour) {
    neighbour.address(words.next());
    boolean whole = true;
    while (words.hasNext()) {
      whole &= attribute(words.next(), words, neighbour);
    }
    return whole;
  }

  private static boolean attribute(String name, Words words, NeighbourFields neighbour) {
    switch (name) {
      case "dev" -> neighbour.dev(words.next());
      case "lladdr" -> neighbour.lladdr(words.next());
      case "proto", "protocol" -> neighbour.proto(words.next());
      case "ref", "probes" -> words.next();
      case "used" -> ages(words);
      default -> {
        if (!FLAGS.contains(name)) {
          return neighbour.state(name);
        }
        neighbour.flag(name);
      }
    }
    return true;
  }

  /**
   * iproute2 6.1 prints no blank between the ages and what follows: {@code used 3/72/0probes 6}.
   */
  private static void ages(Words words) {
    if (words.next().endsWith("probes")) {
      words.next();
    }
  }

  static boolean isFlag(String name) {
    return FLAGS.contains(name);
  }
}
