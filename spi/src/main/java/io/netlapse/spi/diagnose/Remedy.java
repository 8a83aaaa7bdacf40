package io.netlapse.spi.diagnose;

import java.util.List;

/**
 * How to get rid of what was found. For display: netlapse never runs any of it.
 *
 * @param commands the exact commands for now, in order, to be run on the finding's node
 * @param lasting how to make it last, in a sentence or a command
 * @param undo how to undo the commands
 * @param risk what can go wrong
 */
public record Remedy(List<String> commands, String lasting, String undo, String risk) {

  /** Copies the commands. */
  public Remedy {
    commands = List.copyOf(commands);
  }
}
