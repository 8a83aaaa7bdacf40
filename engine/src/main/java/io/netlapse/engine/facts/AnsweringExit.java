package io.netlapse.engine.facts;

import io.netlapse.spi.snapshot.Command;
import java.util.List;

/**
 * Exit statuses that are an answer and no failure: systemctl(1) tells the state of a unit that way
 * (LSB, "Init Script Actions"), diff(1) that there are differences, grep(1) that there is no such
 * line.
 */
final class AnsweringExit {

  private AnsweringExit() {}

  /**
   * Whether a command says something although it did not end with 0.
   *
   * @param command what was run, without a pipe behind it
   * @param exitStatus how it ended
   * @param output what it printed
   * @param error what it said on standard error
   */
  static boolean isAnswer(Command command, int exitStatus, String output, String error) {
    if (command.filtered()) {
      return false;
    }
    return switch (command.program()) {
      case "systemctl" -> !output.isBlank() && ofUnits(command).contains(exitStatus);
      case "diff" -> !output.isBlank() && exitStatus == 1;
      case "grep", "egrep" -> exitStatus == 1 && output.isBlank() && error.isBlank();
      default -> false;
    };
  }

  private static List<Integer> ofUnits(Command command) {
    String verb =
        command.arguments().stream().filter(word -> !word.startsWith("-")).findFirst().orElse("");
    return switch (verb) {
      // 4 is a unit that is not there, which may stand beside others that are.
      case "status", "is-active" -> List.of(3, 4);
      case "is-enabled", "is-failed" -> List.of(1, 4);
      default -> List.of();
    };
  }
}
