package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A taint of a node, {@code spec.taints}, without the time when it was added.
 *
 * @param node the name of its Node object
 * @param key its key
 * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
 * @param value its value; null for none
 */
public record NodeTaint(String node, String key, String effect, @Nullable String value) {

  /** Fields: node, key, effect, value. */
  public static final FactKind KIND = FactKind.multi("k8s-node-taint", "node", "key", "effect");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("node", node)
        .with("key", key)
        .with("effect", effect)
        .with("value", value)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeTaint of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeTaint(
        Fields.text(fact, "node"),
        Fields.text(fact, "key"),
        Fields.text(fact, "effect"),
        Fields.textOrNull(fact, "value"));
  }
}
