package io.netlapse.plugins.guard;

import java.io.Serial;

/** A call into a plug-in gave no answer. It was told to {@link Faults} already. */
public final class FaultException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final transient Fault fault;

  FaultException(Fault fault, Throwable cause) {
    super(fault.message(), cause);
    this.fault = fault;
  }

  /** Which. */
  public Fault fault() {
    return fault;
  }
}
