package io.netlapse.spi.config;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A flag on the command line of the oldest process of a name. Flags whose values are secrets are
 * left out.
 *
 * @param process the kernel's name of the process, cut at 15 characters (proc_pid_comm(5))
 * @param flag the flag's name without hyphens before it
 * @param value its value; {@code true} for a flag without; several values joined by {@code ,}
 */
public record ProcessFlag(String process, String flag, String value) {

  /** One value a flag. Fields: process, flag, value. */
  public static final FactKind KIND = FactKind.single("process-flag", "process", "flag");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("process", process).with("flag", flag).with("value", value).fact(KIND);
  }

  /** Reads the canonical form. */
  public static ProcessFlag of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ProcessFlag(
        Fields.text(fact, "process"), Fields.text(fact, "flag"), fact.field("value", ""));
  }
}
