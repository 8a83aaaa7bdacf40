package io.netlapse.engine.facts.logs;

import io.netlapse.spi.snapshot.Command;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal in the forms {@code short}, {@code short-iso}, {@code short-full}, {@code
 * short-monotonic}, {@code json} and {@code cat} (journalctl(1)).
 *
 * <p>Sample: {@code 2026-11-22T10:00:00+0000 worker-1 systemd[1]: kubelet.service: Failed with
 * result 'exit-code'.}
 */
public final class JournalParser extends LogParser {

  /** Without state. */
  public JournalParser() {
    super("journal");
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("journalctl");
  }

  @Override
  @Nullable String program(Command command) {
    boolean kernel = command.arguments().contains("-k") || command.arguments().contains("--dmesg");
    return kernel ? "kernel" : null;
  }
}
