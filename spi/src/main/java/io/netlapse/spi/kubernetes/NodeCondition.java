package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a node, {@code status.conditions}, without the times of its heartbeat and without
 * the message, which counts.
 *
 * @param node the name of its Node object
 * @param type {@code Ready}, {@code NetworkUnavailable}, {@code MemoryPressure} and so on
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason a word such as {@code KubeletReady}; null where none is told
 */
public record NodeCondition(String node, String type, String status, @Nullable String reason) {

  /** One value at a time. Fields: node, type, status, reason. */
  public static final FactKind KIND = FactKind.single("k8s-node-condition", "node", "type");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("node", node)
        .with("type", type)
        .with("status", status)
        .with("reason", reason)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeCondition of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeCondition(
        Fields.text(fact, "node"),
        Fields.text(fact, "type"),
        Fields.text(fact, "status"),
        Fields.textOrNull(fact, "reason"));
  }
}
