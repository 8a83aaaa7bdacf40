package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An object of a kind of which no more is read: that it is there.
 *
 * @param kind its kind in lower-case letters, such as {@code daemonset}
 * @param namespace its namespace; null where it has none or none was told
 * @param name its name
 */
public record ObjectName(String kind, @Nullable String namespace, String name) {

  /** Fields: kind, namespace, name. */
  public static final FactKind KIND = FactKind.multi("k8s-object", "kind", "namespace", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("kind", kind)
        .with("namespace", namespace)
        .with("name", name)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ObjectName of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ObjectName(
        Fields.text(fact, "kind"), Fields.textOrNull(fact, "namespace"), Fields.text(fact, "name"));
  }
}
