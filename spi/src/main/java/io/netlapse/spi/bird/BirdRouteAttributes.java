package io.netlapse.spi.bird;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * What {@code show route all} tells of a route besides.
 *
 * @param daemon {@code bird}, or {@code bird6} for the IPv6 daemon of BIRD 1.x
 * @param table its table
 * @param prefix the destination
 * @param protocol the instance that brought it
 * @param attributes {@code NAME: VALUE} in the order of the output, joined by {@code ; }
 */
public record BirdRouteAttributes(
    String daemon, String table, String prefix, String protocol, String attributes) {

  /** Fields: daemon, table, prefix, protocol, attributes. */
  public static final FactKind KIND =
      FactKind.multi("bird-route-attributes", "daemon", "table", "prefix", "protocol");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("daemon", daemon)
        .with("table", table)
        .with("prefix", prefix)
        .with("protocol", protocol)
        .with("attributes", attributes)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static BirdRouteAttributes of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BirdRouteAttributes(
        Fields.text(fact, "daemon"),
        Fields.text(fact, "table"),
        Fields.text(fact, "prefix"),
        Fields.text(fact, "protocol"),
        Fields.text(fact, "attributes"));
  }
}
