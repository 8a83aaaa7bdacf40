package io.netlapse.spi.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An IPVS real server as a listing shows it that hides part of it: names in place of numbers,
 * counters or thresholds in place of forwarding and weight.
 *
 * @param form {@code names}, {@code counters}, {@code thresholds} or {@code persistent-conn}: never
 *     compared with another
 * @param protocol of its virtual server
 * @param service its virtual server as in {@link IpvsVirtualServerBrief}
 * @param server {@code worker-2:http-alt}, {@code 10.244.1.2:8080}
 * @param forward {@code masq}, {@code route}, {@code tunnel}, {@code local}, {@code bypass}; null
 *     where it is hidden
 * @param weight its share; null where it is hidden
 */
public record IpvsRealServerBrief(
    String form,
    String protocol,
    String service,
    String server,
    @Nullable String forward,
    @Nullable Integer weight) {

  /** Fields: form, protocol, service, server, forward, weight. */
  public static final FactKind KIND =
      FactKind.multi("ipvs-real-server-brief", "form", "protocol", "service", "server");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("form", form)
        .with("protocol", protocol)
        .with("service", service)
        .with("server", server)
        .with("forward", forward)
        .with("weight", weight)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpvsRealServerBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpvsRealServerBrief(
        Fields.text(fact, "form"),
        Fields.text(fact, "protocol"),
        Fields.text(fact, "service"),
        Fields.text(fact, "server"),
        Fields.textOrNull(fact, "forward"),
        Fields.numberOrNull(fact, "weight"));
  }
}
