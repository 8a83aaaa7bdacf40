package io.netlapse.spi.system;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The latest start of a unit's main process, as systemd tells it. It is told of a unit that has
 * ended since, too.
 *
 * @param unit the unit's name with its suffix
 * @param since when, by the node's clock as it went then; null where it was not told
 * @param monotonicMicros when, in microseconds since boot by a clock that nobody sets
 *     (CLOCK_MONOTONIC, clock_gettime(2)); null where it was not told
 * @param invocation the invocation id, 32 hexadecimal digits (systemd.exec(5)), another one at each
 *     start; null before systemd 232
 */
public record UnitStart(
    String unit,
    @Nullable LoggedTime since,
    @Nullable Long monotonicMicros,
    @Nullable String invocation) {

  /** One value a unit. Fields: unit, since, monotonic, invocation. */
  public static final FactKind KIND = FactKind.single("unit-start", "unit");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("unit", unit)
        .with("since", since)
        .with("monotonic", monotonicMicros)
        .with("invocation", invocation)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static UnitStart of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new UnitStart(
        Fields.text(fact, "unit"),
        fact.field("since").map(LoggedTime::parse).orElse(null),
        Fields.longOrNull(fact, "monotonic"),
        Fields.textOrNull(fact, "invocation"));
  }
}
