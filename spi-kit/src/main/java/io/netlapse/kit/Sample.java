package io.netlapse.kit;

import io.netlapse.spi.snapshot.Command;

/**
 * An output of a command, as the tool really printed it.
 *
 * @param command what was run
 * @param text what it printed
 */
public record Sample(Command command, String text) {

  /** Of a command line as one types it. */
  public static Sample of(String command, String text) {
    return new Sample(Command.parse(command), text);
  }

  Sample withText(String other) {
    return new Sample(command, other);
  }

  /** The command, and how the text begins. */
  @Override
  public String toString() {
    return command + ": " + text.lines().findFirst().orElse("(nothing)");
  }
}
