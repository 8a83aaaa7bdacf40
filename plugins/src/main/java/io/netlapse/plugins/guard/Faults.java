package io.netlapse.plugins.guard;

/** Is told of every fault of a plug-in, on any thread; counts and logs it, and does not throw. */
@FunctionalInterface
public interface Faults {

  /** A call gave no answer. */
  void tell(Fault fault);
}
