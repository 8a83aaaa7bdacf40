package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What the column EXTERNAL-IP of a table shows: {@link ServiceExternal} without its kind, of a long
 * list only the begin.
 *
 * @param namespace its namespace
 * @param service its name
 * @param addresses the cell; null for {@code <none>}
 */
public record ServiceExternalBrief(String namespace, String service, @Nullable String addresses) {

  /** One value at a time. Fields: namespace, service, addresses. */
  public static final FactKind KIND =
      FactKind.single("k8s-service-external-brief", "namespace", "service");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("service", service)
        .with("addresses", addresses)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ServiceExternalBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ServiceExternalBrief(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "service"),
        Fields.textOrNull(fact, "addresses"));
  }
}
