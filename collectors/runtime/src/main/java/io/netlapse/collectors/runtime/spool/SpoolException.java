package io.netlapse.collectors.runtime.spool;

import java.io.Serial;

/**
 * A spool cannot be used, or cannot take a capture. The message says what, where, and what to do.
 */
public final class SpoolException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  SpoolException(String message) {
    super(message);
  }

  SpoolException(String message, Throwable cause) {
    super(message, cause);
  }
}
