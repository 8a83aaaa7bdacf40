package io.netlapse.spi.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An IPVS virtual server as a listing shows it that hides part of it: with names in place of
 * numbers, or with counters in place of the scheduler.
 *
 * @param form {@code names} or {@code counters}: never compared with another
 * @param protocol {@code TCP}, {@code UDP}, {@code SCTP} or {@code FWM}
 * @param service what it answers to: {@code worker-1:https}, {@code 10.96.0.1:443}, {@code
 *     [fd00::a]:443}, a mark, {@code 8 IPv6}
 * @param scheduler {@code rr} and so on; null where it is hidden
 * @param options what stands behind it, words as ipvsadm(8) prints them; null for nothing
 */
public record IpvsVirtualServerBrief(
    String form,
    String protocol,
    String service,
    @Nullable String scheduler,
    @Nullable String options) {

  /** Fields: form, protocol, service, scheduler, options. */
  public static final FactKind KIND =
      FactKind.multi("ipvs-virtual-server-brief", "form", "protocol", "service");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("form", form)
        .with("protocol", protocol)
        .with("service", service)
        .with("scheduler", scheduler)
        .with("options", options)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpvsVirtualServerBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpvsVirtualServerBrief(
        Fields.text(fact, "form"),
        Fields.text(fact, "protocol"),
        Fields.text(fact, "service"),
        Fields.textOrNull(fact, "scheduler"),
        Fields.textOrNull(fact, "options"));
  }
}
