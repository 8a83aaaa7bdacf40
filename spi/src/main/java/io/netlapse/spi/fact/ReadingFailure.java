package io.netlapse.spi.fact;

import java.io.Serial;

/**
 * A stranger's parser could not read an output: it threw, took too long, or gave what is no reading
 * of it. No parser throws this; whoever calls one for others does, so that the output counts as one
 * that nobody has read and denies nothing.
 */
public final class ReadingFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** What failed, for the log. */
  public ReadingFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
