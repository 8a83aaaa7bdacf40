package io.netlapse.diagnose.outputs;

import java.io.Serial;

/**
 * Something that was given cannot be read, or says nothing. The message says what, where and what
 * to do, in a sentence for a person.
 */
public final class InputException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /** With such a sentence. */
  public InputException(String message) {
    super(message);
  }

  /** Another exception whose message is such a sentence. */
  static InputException of(Exception told) {
    return of(String.valueOf(told.getMessage()), told);
  }

  /** With such a sentence, and what brought it about. */
  static InputException of(String message, Exception cause) {
    InputException exception = new InputException(message);
    exception.initCause(cause);
    return exception;
  }
}
