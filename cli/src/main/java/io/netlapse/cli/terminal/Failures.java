package io.netlapse.cli.terminal;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** How a command that fails says so. */
public final class Failures {

  private static final int UNEXPECTED = 70; // EX_SOFTWARE of sysexits.h

  private static final int TERMINATED = 143; // as shells say for SIGTERM

  private Failures() {}

  /**
   * Prints what went wrong: one sentence where it was foreseen, everything that helps a report
   * where it was not.
   *
   * @return the exit status
   */
  public static int told(Exception problem, CommandLine command, ParseResult parsed) {
    if (isExiting()) {
      return TERMINATED; // whatever broke, broke because of that
    }
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

  /**
   * Whether the process was told to stop: its hooks then close under the command what it works
   * with.
   */
  private static boolean isExiting() {
    Thread probe = Thread.ofPlatform().unstarted(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException _) {
      return true;
    }
  }
}
