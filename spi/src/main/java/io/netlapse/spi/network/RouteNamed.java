package io.netlapse.spi.network;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * A route as {@code route} and {@code netstat -r} without {@code -n} tell it where a name stands in
 * the place of an address (route(8)). Which names there are depends on the node's resolver, so it
 * is never compared with another kind.
 *
 * @param form {@code route} or {@code netstat}
 * @param family {@code inet} or {@code inet6}
 * @param dst the destination: a name, an address or {@code default}
 * @param length the length of its prefix
 * @param type {@code unicast} or {@code unreachable}
 * @param via the gateway's name or address; null for none
 * @param dev the device; null for none
 * @param metric the metric; null where it is 0 or not told
 */
public record RouteNamed(
    String form,
    String family,
    String dst,
    String length,
    String type,
    @Nullable String via,
    @Nullable String dev,
    @Nullable String metric) {

  /** {@code form family dst length type via dev metric}. */
  public static final FactKind KIND =
      FactKind.multi("route-named", "form", "family", "dst", "metric");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static RouteNamed of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new RouteNamed(
        Fields.text(fact, "form"),
        Fields.text(fact, "family"),
        Fields.text(fact, "dst"),
        Fields.text(fact, "length"),
        Fields.text(fact, "type"),
        Fields.textOrNull(fact, "via"),
        Fields.textOrNull(fact, "dev"),
        Fields.textOrNull(fact, "metric"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields()
        .with("form", form)
        .with("family", family)
        .with("dst", dst)
        .with("length", length)
        .with("type", type)
        .with("via", via)
        .with("dev", dev)
        .with("metric", metric)
        .fact(KIND);
  }
}
