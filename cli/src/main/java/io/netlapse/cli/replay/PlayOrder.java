package io.netlapse.cli.replay;

import io.netlapse.collectors.upload.tree.Play;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** In which order a recording's snapshots are pushed; the answer is the same for each. */
sealed interface PlayOrder {

  /** As it happened. */
  record Forward() implements PlayOrder {}

  /** The last one first. */
  record Backward() implements PlayOrder {}

  /**
   * Any order; the same for the same seed.
   *
   * @param seed any number
   */
  record Shuffled(long seed) implements PlayOrder {}

  /**
   * Reads {@code forward}, {@code backward} or {@code random:SEED}.
   *
   * @throws IllegalArgumentException for anything else
   */
  static PlayOrder parse(String text) {
    if (text.matches("random:-?[0-9]{1,18}")) {
      return new Shuffled(Long.parseLong(text.substring(text.indexOf(':') + 1)));
    }
    return switch (text) {
      case "forward" -> new Forward();
      case "backward" -> new Backward();
      default ->
          throw new IllegalArgumentException(
              "'%s' is not forward, backward or random:SEED".formatted(text));
    };
  }

  /** The plays in this order. */
  default List<Play> of(List<Play> plays) {
    List<Play> ordered = new ArrayList<>(plays);
    switch (this) {
      case Forward() -> {}
      case Backward() -> Collections.reverse(ordered);
      case Shuffled(long seed) -> Collections.shuffle(ordered, new Random(seed));
    }
    return ordered;
  }
}
