package io.netlapse.spi.collect;

import java.io.Serial;

/**
 * A collector could not do its work. The message says what, where, and what to do, for a person.
 */
public final class CollectException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /** Without a cause that would tell more. */
  public CollectException(String message) {
    super(message);
  }

  /** With a cause. */
  public CollectException(String message, Throwable cause) {
    super(message, cause);
  }
}
