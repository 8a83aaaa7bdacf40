package io.netlapse.cli.terminal;

import java.io.Serial;

/**
 * A command cannot do what it was asked. The message says what, where and what to do, in one
 * sentence for the person at the terminal; no stack trace is printed for it.
 */
public final class CommandFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final int exitStatus;

  /** With exit status 1. */
  public CommandFailure(String message) {
    this(1, message);
  }

  /**
   * With an exit status of its own.
   *
   * @param exitStatus 1 to 125
   * @param message the sentence
   */
  public CommandFailure(int exitStatus, String message) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /** With exit status 1 and a cause, which is shown only on request. */
  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
    this.exitStatus = 1;
  }

  /**
   * Another exception whose message is such a sentence.
   *
   * @param exitStatus 1 to 125
   */
  public static CommandFailure of(int exitStatus, Exception told) {
    CommandFailure failure = new CommandFailure(exitStatus, String.valueOf(told.getMessage()));
    failure.initCause(told);
    return failure;
  }

  /** What the process exits with. */
  public int exitStatus() {
    return exitStatus;
  }
}
