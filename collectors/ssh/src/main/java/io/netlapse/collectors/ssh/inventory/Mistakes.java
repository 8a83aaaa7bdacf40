package io.netlapse.collectors.ssh.inventory;

import io.netlapse.spi.collect.CollectException;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is wrong with an inventory, gathered so that all is told at once. Not for many threads. */
final class Mistakes {

  private static final int MOST = 20;

  private final Set<String> found = new LinkedHashSet<>();

  /**
   * Adds one.
   *
   * @param at where
   * @param what what is wrong
   * @param remedy what to do
   */
  void add(Place at, String what, String remedy) {
    found.add("%s: %s; %s".formatted(at, what, remedy));
  }

  /**
   * Tells them.
   *
   * @throws CollectException if there is one
   */
  void tell() throws CollectException {
    if (found.isEmpty()) {
      return;
    }
    String lines = String.join("\n", found.stream().limit(MOST).toList());
    throw new CollectException(
        found.size() <= MOST ? lines : "%s\nand %d more.".formatted(lines, found.size() - MOST));
  }
}
