package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A label of a node. Labels that only describe hardware are no facts.
 *
 * @param node the name of its Node object
 * @param label its name with the prefix, such as {@code topology.kubernetes.io/zone}
 * @param value its value; null for the empty one
 */
public record NodeLabel(String node, String label, @Nullable String value) {

  /** One value at a time. Fields: node, label, value. */
  public static final FactKind KIND = FactKind.single("k8s-node-label", "node", "label");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("node", node).with("label", label).with("value", value).fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeLabel of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeLabel(
        Fields.text(fact, "node"), Fields.text(fact, "label"), Fields.textOrNull(fact, "value"));
  }
}
