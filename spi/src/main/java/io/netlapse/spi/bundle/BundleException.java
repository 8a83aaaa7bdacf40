package io.netlapse.spi.bundle;

import java.io.Serial;

/**
 * These bytes are not a bundle that can be read. The message says what is wrong, where (byte
 * offset, section) and what to do, for a person; text from the bundle is quoted in it only in part
 * and without control characters.
 */
public final class BundleException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /** With the sentence. */
  public BundleException(String message) {
    super(message);
  }
}
