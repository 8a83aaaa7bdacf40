package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a table shows of an Endpoints object: three ready addresses at most.
 *
 * @param namespace its namespace
 * @param service its name
 * @param shown {@code address:port} sorted, joined by commas; null for none
 * @param more how many more there are
 */
public record EndpointsBrief(String namespace, String service, @Nullable String shown, int more) {

  /** One value at a time. Fields: namespace, service, shown, more. */
  public static final FactKind KIND =
      FactKind.single("k8s-endpoints-brief", "namespace", "service");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("service", service)
        .with("shown", shown)
        .with("more", more)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static EndpointsBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new EndpointsBrief(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "service"),
        Fields.textOrNull(fact, "shown"),
        Fields.number(fact, "more"));
  }
}
