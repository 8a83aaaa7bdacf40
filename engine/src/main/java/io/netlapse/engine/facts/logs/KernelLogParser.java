package io.netlapse.engine.facts.logs;

import io.netlapse.spi.snapshot.Command;
import org.jspecify.annotations.Nullable;

/**
 * Reads the kernel's ring buffer (dmesg(1)), with times since boot, of the calendar, or none.
 *
 * <p>Sample: {@code [90332.179725] nf_conntrack: nf_conntrack: table full, dropping packet}
 */
public final class KernelLogParser extends LogParser {

  /** Without state. */
  public KernelLogParser() {
    super("kernel-log");
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("dmesg");
  }

  @Override
  @Nullable String program(Command command) {
    return "kernel";
  }
}
