package io.netlapse.collectors.ssh.session;

import java.io.Serial;

/** A node could not be captured. The message goes on behind its name: what, and what to do. */
public final class TargetException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final Fault fault;

  TargetException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  TargetException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** What kind of fault it is. */
  public Fault fault() {
    return fault;
  }
}
