package io.netlapse.spi.notify;

import java.io.Serial;

/** A notice could not be told. The message says what, where, and what to do, for a person. */
public final class NotifyException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /** Without a cause that would tell more. */
  public NotifyException(String message) {
    super(message);
  }

  /** With a cause. */
  public NotifyException(String message, Throwable cause) {
    super(message, cause);
  }
}
