package io.netlapse.collectors.capture;

import java.io.Serial;

/** The capture script could not be run, or gave nothing. The message says why and what to do. */
public final class CaptureException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  CaptureException(String message) {
    super(message);
  }

  CaptureException(String message, Throwable cause) {
    super(message, cause);
  }
}
