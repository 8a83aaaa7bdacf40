package io.netlapse.spi.bundle;

import java.io.IOException;
import java.io.Serial;

/**
 * These bytes are not a delta that can be read. The message says what is wrong and what to do; text
 * of the delta is quoted in it only in part and without control characters. It has no full stop.
 */
public final class DeltaException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  private DeltaException(String message) {
    super(message);
  }

  /** Refuses the delta for a fault, a clause without full stop. */
  static void require(boolean good, String fault) throws DeltaException {
    if (!good) {
      throw new DeltaException("The delta cannot be read: %s. Send the bundle".formatted(fault));
    }
  }
}
