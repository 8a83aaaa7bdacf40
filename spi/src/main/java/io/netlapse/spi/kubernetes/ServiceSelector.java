package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Which pods a Service sends to, {@code spec.selector}.
 *
 * @param namespace its namespace
 * @param service its name
 * @param selector {@code name=value} sorted, joined by commas; null for none
 */
public record ServiceSelector(String namespace, String service, @Nullable String selector) {

  /** One value at a time. Fields: namespace, service, selector. */
  public static final FactKind KIND =
      FactKind.single("k8s-service-selector", "namespace", "service");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("service", service)
        .with("selector", selector)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ServiceSelector of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ServiceSelector(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "service"),
        Fields.textOrNull(fact, "selector"));
  }
}
