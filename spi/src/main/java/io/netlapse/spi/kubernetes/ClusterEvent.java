package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An event of the cluster, without its times and count. The API server forgets events after an
 * hour, so no listing denies one.
 *
 * @param namespace its namespace
 * @param object {@code kind/name} in lower-case letters as {@code kubectl get events} shows it
 * @param reason a word such as {@code BackOff}
 * @param type {@code Normal} or {@code Warning}
 * @param message what it says; null for nothing
 */
public record ClusterEvent(
    String namespace, String object, String reason, String type, @Nullable String message) {

  /** Fields: namespace, object, reason, type, message. */
  public static final FactKind KIND = FactKind.multi("k8s-event", "namespace", "object", "reason");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("object", object)
        .with("reason", reason)
        .with("type", type)
        .with("message", message)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ClusterEvent of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ClusterEvent(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "object"),
        Fields.text(fact, "reason"),
        Fields.text(fact, "type"),
        Fields.textOrNull(fact, "message"));
  }
}
