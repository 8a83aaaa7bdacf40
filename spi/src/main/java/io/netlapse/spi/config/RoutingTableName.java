package io.netlapse.spi.config;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A name that {@code ip} writes in the place of a routing table's number (ip-route(8), {@code
 * /etc/iproute2/rt_tables}).
 *
 * @param file the file's absolute path
 * @param id the table's number, from 0 to 4294967295
 * @param name its name
 */
public record RoutingTableName(String file, long id, String name) {

  /** Many may hold: one number may have two names. Fields: file, id, name. */
  public static final FactKind KIND = FactKind.multi("rt-table", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("file", file).with("id", id).with("name", name).fact(KIND);
  }

  /** Reads the canonical form. */
  public static RoutingTableName of(Fact fact) {
    Fields.requireKind(fact, KIND);
    Long id = Fields.longOrNull(fact, "id");
    if (id == null) {
      throw new IllegalArgumentException("no field id in " + fact);
    }
    return new RoutingTableName(Fields.text(fact, "file"), id, Fields.text(fact, "name"));
  }
}
