package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What Calico's operator says of itself, or of what it installed (operator.tigera.io/v1
 * Installation, TigeraStatus), by one condition. Each has a status of its own: {@code Degraded}
 * with {@code False} beside {@code Ready} with {@code False} is not ready, and does not yet call
 * that a failure.
 *
 * @param resource the kind, {@code installation} or {@code tigerastatus}
 * @param name the object's name
 * @param type {@code Ready}, {@code Available}, {@code Progressing}, {@code Degraded}
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param message what the operator says to it; null for nothing
 */
public record CalicoCondition(
    String resource, String name, String type, String status, @Nullable String message) {

  /** One value at a time. Fields: resource, name, type, status, message. */
  public static final FactKind KIND =
      FactKind.single("calico-condition", "resource", "name", "type");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("resource", resource)
        .with("name", name)
        .with("type", type)
        .with("status", status)
        .with("message", message)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoCondition of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoCondition(
        Fields.text(fact, "resource"),
        Fields.text(fact, "name"),
        Fields.text(fact, "type"),
        Fields.text(fact, "status"),
        Fields.textOrNull(fact, "message"));
  }
}
