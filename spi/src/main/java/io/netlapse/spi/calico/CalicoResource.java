package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An object of Calico of a kind of which no more is read: that it is there.
 *
 * @param kind its kind in lower-case letters, such as {@code globalnetworkpolicy}
 * @param namespace its namespace; null for none
 * @param name its name
 */
public record CalicoResource(String kind, @Nullable String namespace, String name) {

  /** Fields: kind, namespace, name. */
  public static final FactKind KIND =
      FactKind.multi("calico-resource", "kind", "namespace", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("kind", kind)
        .with("namespace", namespace)
        .with("name", name)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoResource of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoResource(
        Fields.text(fact, "kind"), Fields.textOrNull(fact, "namespace"), Fields.text(fact, "name"));
  }
}
