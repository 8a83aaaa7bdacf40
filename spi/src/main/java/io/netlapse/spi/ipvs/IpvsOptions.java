package io.netlapse.spi.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What only ipvsadm(8) shows of a virtual server: {@code /proc/net/ip_vs} gives the timeout in
 * ticks of unknown length and hides the rest, so it says nothing about this kind. A virtual server
 * that has none of them has no such fact.
 *
 * @param service which virtual server
 * @param timeout how many seconds a client keeps its real server; null where it is not persistent
 * @param mask the mask or prefix length by which clients are grouped; null for one by one
 * @param engine the persistence engine, such as {@code sip}; null for none
 * @param flags {@code ops} and the scheduler's flags in order of the alphabet, joined by {@code ,};
 *     null for none
 */
public record IpvsOptions(
    IpvsService service,
    @Nullable Long timeout,
    @Nullable String mask,
    @Nullable String engine,
    @Nullable String flags) {

  /**
   * One value a service. Fields: protocol, family, address, port, fwmark, timeout, mask, engine,
   * flags.
   */
  public static final FactKind KIND =
      FactKind.single("ipvs-options", "protocol", "family", "address", "port", "fwmark");

  /** Whether there is anything to say. */
  public boolean isEmpty() {
    return timeout == null && mask == null && engine == null && flags == null;
  }

  /** The canonical form. */
  public Fact toFact() {
    return service
        .fields()
        .with("timeout", timeout)
        .with("mask", mask)
        .with("engine", engine)
        .with("flags", flags)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpvsOptions of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpvsOptions(
        IpvsService.of(fact),
        Fields.longOrNull(fact, "timeout"),
        Fields.textOrNull(fact, "mask"),
        Fields.textOrNull(fact, "engine"),
        Fields.textOrNull(fact, "flags"));
  }
}
