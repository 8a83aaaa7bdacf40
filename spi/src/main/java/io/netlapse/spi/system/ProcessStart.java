package io.netlapse.spi.system;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * The start of the oldest process of a name, whoever started it: what a pod runs is no unit of
 * systemd. The process id is no part of it.
 *
 * @param process the kernel's name of the process, cut at 15 characters (proc_pid_comm(5))
 * @param sinceBoot when it started, since boot; to the hundredth of a second
 */
public record ProcessStart(String process, Duration sinceBoot) {

  /** One value a process name. Fields: process, started (seconds with two decimals). */
  public static final FactKind KIND = FactKind.single("process-start", "process");

  /** Cuts the time to hundredths, so that every source of it gives the same. */
  public ProcessStart {
    sinceBoot = Duration.ofMillis(sinceBoot.toMillis() / 10 * 10);
  }

  /** The canonical form. */
  public Fact toFact() {
    BigDecimal seconds =
        BigDecimal.valueOf(sinceBoot.toMillis(), 3).setScale(2, RoundingMode.UNNECESSARY);
    return new Fields()
        .with("process", process)
        .with("started", seconds.toPlainString())
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ProcessStart of(Fact fact) {
    Fields.requireKind(fact, KIND);
    String started = Fields.text(fact, "started");
    if (!started.matches("\\d{1,12}\\.\\d\\d")) {
      throw new IllegalArgumentException("field started is no number of seconds in " + fact);
    }
    long millis = new BigDecimal(started).movePointRight(3).longValueExact();
    return new ProcessStart(Fields.text(fact, "process"), Duration.ofMillis(millis));
  }
}
