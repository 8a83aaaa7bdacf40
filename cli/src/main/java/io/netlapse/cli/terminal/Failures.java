package io.netlapse.cli.terminal;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** How a command that fails says so. */
public final class Failures {

  private static final int UNEXPECTED = 70; // EX_SOFTWARE of sysexits.h

  private Failures() {}

  /**
   * Prints what went wrong: one sentence where it was foreseen, everything that helps a report
   * where it was not.
   *
   * @return the exit status
   */
  public static int told(Exception problem, CommandLine command, ParseResult parsed) {
    PrintWriter error = command.getErr();
    if (problem instanceof CommandFailure failure) {
      error.println("netlapse: " + failure.getMessage());
      return failure.exitStatus();
    }
    if (problem instanceof InterruptedException) {
      error.println("netlapse: interrupted");
      return 130; // as shells say for SIGINT
    }
    error.println("netlapse: this is a fault of netlapse; please report it with what follows.");
    problem.printStackTrace(error);
    return UNEXPECTED;
  }
}
