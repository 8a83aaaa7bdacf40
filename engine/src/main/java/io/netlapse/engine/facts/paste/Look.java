package io.netlapse.engine.facts.paste;

import java.util.function.Predicate;

/**
 * How an output of one command is known, and how whole it is.
 *
 * @param name the name of its shape
 * @param command the command
 * @param fits whether a page may be its output
 * @param whole whether it then shows all that there is
 */
record Look(String name, String command, Predicate<Page> fits, Predicate<Page> whole) {

  /** Of an output that has no end which would tell that it is whole. */
  Look(String name, String command, Predicate<Page> fits) {
    this(name, command, fits, Page::never);
  }
}
