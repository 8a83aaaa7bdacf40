package io.netlapse.cli.demo;

import java.util.List;

/**
 * A part of what the demo prints.
 *
 * @param name one word, by which the expectations name it
 * @param title what stands above it
 * @param lines what it says; empty where the API said nothing
 */
record Part(String name, String title, List<String> lines) {

  /** Copies the lines. */
  Part {
    lines = List.copyOf(lines);
  }
}
